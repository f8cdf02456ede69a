import './vetting.css';
import type { VettingView } from '@redress/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { PageTitle } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { Loading } from '../../ui/loading.tsx';
import { organisationKey, useOrganisation } from '../console/organisation-context.ts';
import { FactsForm } from './facts-form.tsx';
import { HandedInFacts } from './handed-in.tsx';
import { HistoryPart } from './history-part.tsx';
import { NameHistory } from './name-history.tsx';
import { NamePart } from './name-part.tsx';
import { PapersPart } from './papers-part.tsx';
import { RenamePart } from './rename-part.tsx';
import { MissingPart, StatePart, WhyPart } from './state-part.tsx';
import { vettingWords } from './words.ts';

const key = (orgId: string) => ['vetting', orgId] as const;

/** The organisation's own file: fill it in on a phone, hand it in, see where it stands. */
export function VettingPage() {
  const t = useWords(vettingWords);
  const { orgId } = useOrganisation();
  const query = useQuery({
    queryKey: key(orgId),
    queryFn: () => api()('getVetting', { params: { orgId } }),
  });
  return (
    <div className="stack">
      <PageTitle title={t.title} lead={t.lead} />
      {query.isPending && <Loading lines={6} />}
      {query.isError && <ConsoleProblem error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <File file={query.data} />}
    </div>
  );
}

function File({ file }: { file: VettingView }) {
  const t = useWords(vettingWords);
  const { orgId, may } = useOrganisation();
  const client = useQueryClient();
  const reload = () => {
    void client.invalidateQueries({ queryKey: key(orgId) });
    void client.invalidateQueries({ queryKey: organisationKey(orgId) });
  };
  const isOpen = ['draft', 'returned', 'accepted', 'lapsed'].includes(file.state);
  const mayEdit = may('vetting.submit');
  return (
    <>
      <StatePart file={file} />
      <RenamePart file={file} />
      <NamePart file={file} mayChange={mayEdit} onChanged={reload} />
      {isOpen && mayEdit && <MissingPart file={file} />}
      {!mayEdit && <p className="hint">{t.readOnly}</p>}
      {isOpen && mayEdit ? (
        <FactsForm orgId={orgId} facts={file.facts} onSaved={reload} />
      ) : (
        <HandedInFacts title={t.facts} facts={file.facts} />
      )}
      <PapersPart file={file} mayChange={isOpen && mayEdit} onChanged={reload} />
      {mayEdit && <SendPart file={file} isOpen={isOpen} onSent={reload} />}
      <WhyPart />
      <NameHistory changes={file.names.changes} />
      <HistoryPart file={file} />
    </>
  );
}

function SendPart({ file, isOpen, onSent }: { file: VettingView; isOpen: boolean; onSent: () => void }) {
  const t = useWords(vettingWords);
  const { orgId } = file;
  const move = useMutation({
    mutationFn: () => api()(isOpen ? 'submitVetting' : 'takeBackVetting', { params: { orgId } }),
    onSuccess: () => {
      onSent();
      scrollTo({ top: 0 });
    },
  });
  if (file.state === 'suspended') return null;
  return (
    <div className="stack-small">
      {move.isError && <ConsoleProblem error={move.error} />}
      <div>
        <Button
          look={isOpen ? 'primary' : 'secondary'}
          busy={move.isPending}
          disabled={isOpen && file.missing.length > 0}
          onClick={() => move.mutate()}
        >
          {!isOpen ? t.takeBack : file.submittedAt ? t.submitAgain : t.submit}
        </Button>
      </div>
      {isOpen && file.missing.length > 0 && <p className="hint">{t.missingTitle(file.missing.length)}</p>}
    </div>
  );
}
