import type { BatchView } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { minuteText } from '../../../lib/format.ts';
import { Card, Chip, Part } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { Sure } from '../../../ui/console/sure.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { ConfirmGate } from '../../account/confirm-gate.tsx';
import { depositWords } from '../deposit/deposit-words.ts';
import { useOrganisation } from '../organisation-context.ts';
import { keepingWords } from './keeping-words.ts';
import { ResultPart } from './result-part.tsx';
import { type Encoding, saveBatch } from './save-batch.ts';
import { useReloadKeeping } from './use-reload-keeping.ts';

/** Files for the web bank: made from what waits, handed over or discarded, and what the bank says of them. */
export function BatchesPart() {
  const t = useWords(keepingWords);
  const { orgId, may } = useOrganisation();
  const reload = useReloadKeeping();
  const files = useQuery({
    queryKey: ['payout-files', orgId],
    queryFn: () => api()('listBatches', { params: { orgId } }),
  });
  const make = useMutation({
    mutationFn: () => api()('makeBatch', { params: { orgId } }),
    onSuccess: reload,
  });
  const mayConfirm = may('payouts.confirm');
  return (
    <>
      <Part title={t.files} lead={t.filesLead}>
        {mayConfirm && (
          <div>
            <Button busy={make.isPending} onClick={() => make.mutate()}>
              {t.make}
            </Button>
          </div>
        )}
        {make.isError && <ConfirmGate error={make.error} onConfirmed={() => make.mutate()} />}
        {files.isPending && <Loading lines={2} />}
        {files.isError && <ConsoleProblem error={files.error} onRetry={() => void files.refetch()} />}
        {files.data?.files.length === 0 && <p className="hint">{t.noFiles}</p>}
        {files.data?.files.map((file) => (
          <FileCard key={file.batchId} file={file} mayConfirm={mayConfirm} />
        ))}
      </Part>
      {mayConfirm && <ResultPart />}
    </>
  );
}

const tones = { made: 'warn', submitted: 'ok', discarded: 'quiet' } as const;

function FileCard({ file, mayConfirm }: { file: BatchView; mayConfirm: boolean }) {
  const t = useWords(keepingWords);
  const d = useWords(depositWords);
  return (
    <Card className="stack-small" label={file.number}>
      <div className="row row-between">
        <span>
          <strong translate="no">{file.number}</strong> · {t.lines(file.lines)} ·{' '}
          {d.yuanOf(formatYuan(file.totalFen))}
        </span>
        <Chip tone={tones[file.state]}>{t.fileStates[file.state]}</Chip>
      </div>
      <p className="hint">{minuteText(file.madeAt)}</p>
      {mayConfirm && <FileActions file={file} />}
    </Card>
  );
}

function FileActions({ file }: { file: BatchView }) {
  const { batchId, state } = file;
  const t = useWords(keepingWords);
  const { orgId } = useOrganisation();
  const [sure, setSure] = useState(false);
  const reload = useReloadKeeping();
  const end = useMutation({
    mutationFn: (as: 'submitted' | 'discarded') =>
      api()('endBatch', { params: { orgId, batchId }, body: { as } }),
    onSuccess: () => {
      setSure(false);
      reload();
    },
  });
  const save = useMutation({ mutationFn: (encoding: Encoding) => saveBatch(orgId, file, encoding) });
  return (
    <>
      {save.isError && <ConfirmGate error={save.error} onConfirmed={() => save.mutate(save.variables)} />}
      {end.isError && <ConfirmGate error={end.error} onConfirmed={() => end.mutate(end.variables)} />}
      {sure && (
        <Sure
          text={t.discardSure}
          yes={t.discard}
          busy={end.isPending}
          onYes={() => end.mutate('discarded')}
          onNo={() => setSure(false)}
        />
      )}
      <div className="row">
        {state !== 'discarded' && (
          <>
            <Button look="quiet" onClick={() => save.mutate('utf-8')}>
              {t.utf8}
            </Button>
            <Button look="quiet" onClick={() => save.mutate('gb18030')}>
              {t.gb}
            </Button>
          </>
        )}
        {state === 'made' && !sure && (
          <>
            <Button look="quiet" busy={end.isPending} onClick={() => end.mutate('submitted')}>
              {t.submitted}
            </Button>
            <Button look="quiet" onClick={() => setSure(true)}>
              {t.discard}
            </Button>
          </>
        )}
      </div>
    </>
  );
}
