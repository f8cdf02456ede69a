import { organisationKinds, type ReviewedFileView } from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Tick } from '../../ui/tick.tsx';
import { reviewWords } from '../vetting/review-words.ts';

/** What the organisation is; some kinds only the operator opens. */
export function VettingKinds(props: { file: ReviewedFileView; token: string; onSaved: () => void }) {
  const t = useWords(reviewWords);
  const { orgId } = props.file;
  const [kinds, setKinds] = useState(props.file.kinds);
  const save = useMutation({
    mutationFn: () =>
      api({ token: props.token })('setOrganisationKinds', { params: { orgId }, body: { kinds } }),
    onSuccess: props.onSaved,
  });
  return (
    <div className="stack-small">
      {organisationKinds.map((kind) => (
        <Tick
          key={kind}
          label={t.kindNames[kind]}
          checked={kinds.includes(kind)}
          onChange={(chosen) => setKinds(chosen ? [...kinds, kind] : kinds.filter((one) => one !== kind))}
        />
      ))}
      {save.isError && <ProblemNotice error={save.error} />}
      <div>
        <Button busy={save.isPending} disabled={kinds.length === 0} onClick={() => save.mutate()}>
          {t.saveKinds}
        </Button>
      </div>
    </div>
  );
}
