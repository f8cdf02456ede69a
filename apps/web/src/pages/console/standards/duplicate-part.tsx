import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { Card, More, Part } from '../../../ui/basics.tsx';
import { CopyButton } from '../../../ui/button.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Tick } from '../../../ui/tick.tsx';
import { ConfirmGate } from '../../account/confirm-gate.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { orgStandardsWords } from './standards-words.ts';

/** Whether cards are compared with those of other shops that take part, by keyed digests only. */
export function DuplicatePart() {
  const t = useWords(orgStandardsWords);
  const { orgId } = useOrganisation();
  const client = useQueryClient();
  const key = ['duplicate-check', orgId];
  const view = useQuery({
    queryKey: key,
    queryFn: () => api()('duplicateCheck', { params: { orgId } }),
  });
  const set = useMutation({
    mutationFn: (takesPart: boolean) =>
      api()('setDuplicateCheck', { params: { orgId }, body: { takesPart } }),
    onSuccess: (next) => client.setQueryData(key, next),
  });
  return (
    <Part title={t.duplicate} lead={t.duplicateLead}>
      {view.isPending && <Loading lines={2} />}
      {view.isError && <ConsoleProblem error={view.error} onRetry={() => void view.refetch()} />}
      {set.isError && <ConfirmGate error={set.error} onConfirmed={() => set.mutate(set.variables)} />}
      {view.data && (
        <Card className="stack">
          <Tick label={t.takesPart} checked={view.data.takesPart} onChange={(on) => set.mutate(on)} />
          {view.data.pepper && (
            <More summary={t.pepper}>
              <p className="hint">{t.pepperHint}</p>
              <p className="mono" translate="no">
                {view.data.pepper}
              </p>
              <div>
                <CopyButton value={view.data.pepper} />
              </div>
            </More>
          )}
        </Card>
      )}
    </Part>
  );
}
