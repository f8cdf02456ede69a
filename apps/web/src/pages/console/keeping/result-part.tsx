import { type ImportReportView, importReport, ProblemError, problem, urlOf } from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { languageHeader } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { Card, Notice, Part, Verbatim } from '../../../ui/basics.tsx';
import { ConfirmGate } from '../../account/confirm-gate.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { keepingWords } from './keeping-words.ts';
import { useReloadKeeping } from './use-reload-keeping.ts';

async function sendResult(orgId: string, file: File): Promise<ImportReportView> {
  const form = new FormData();
  form.append('file', file);
  const headers = { 'accept-language': languageHeader() };
  const url = urlOf('importPayoutResult', { orgId });
  const response = await fetch(url, { method: 'POST', body: form, headers, credentials: 'same-origin' });
  const answer: unknown = await response.json();
  if (!response.ok) throw new ProblemError(problem.parse(answer));
  return importReport.parse(answer);
}

/** What the bank says became of our lines; a row that cannot be read without guessing is named and changes nothing. */
export function ResultPart() {
  const t = useWords(keepingWords);
  const { orgId } = useOrganisation();
  const id = useId();
  const reload = useReloadKeeping();
  const send = useMutation({ mutationFn: (file: File) => sendResult(orgId, file), onSuccess: reload });
  return (
    <Part title={t.result} lead={t.resultLead}>
      <Card className="stack">
        <div className="field">
          <label htmlFor={id}>{t.choosing}</label>
          <input
            id={id}
            className="input"
            type="file"
            accept=".csv,text/csv"
            disabled={send.isPending}
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (file) send.mutate(file);
            }}
          />
        </div>
        {send.isError && <ConfirmGate error={send.error} onConfirmed={() => send.mutate(send.variables)} />}
        {send.data && <Report report={send.data} />}
      </Card>
    </Part>
  );
}

function Report({ report }: { report: ImportReportView }) {
  const t = useWords(keepingWords);
  const { paid, failed, returned, pending, unchanged, problems } = report;
  return (
    <Notice tone={problems.length > 0 ? 'warn' : 'ok'} live>
      <p>{t.resultOf(paid, failed, returned, pending, unchanged)}</p>
      {problems.length > 0 && (
        <>
          <p className="notice-title">{t.problems}</p>
          <ul>
            {problems.map(({ row, why, number, said }) => (
              <li key={row}>
                {t.row(row)} {number && <Verbatim>{number}</Verbatim>} {t.why[why] ?? t.whyOther}
                {said && t.said(said)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
