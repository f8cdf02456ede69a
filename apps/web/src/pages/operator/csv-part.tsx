import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { problemOf } from '../../api/client.ts';
import { useText } from '../../i18n/language.ts';
import { Card, Notice, Part } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { downloadCsv, type EntryType, uploadCsv } from './csv-transfer.ts';

/** The whole directory out as a file and in again. */
export function CsvPart({ operatorKey }: { operatorKey: string }) {
  const t = useText().operator;
  const take = useMutation({ mutationFn: (type: EntryType) => downloadCsv(operatorKey, type) });
  return (
    <Part title={t.csv} lead={t.csvLead}>
      <Card className="stack">
        <div className="row">
          {(['office', 'platform'] as const).map((type) => (
            <Button key={type} icon="download" busy={take.isPending} onClick={() => take.mutate(type)}>
              {t.exportOf(t.types[type])}
            </Button>
          ))}
        </div>
        {take.isError && <ProblemNotice error={take.error} />}
        <ImportForm operatorKey={operatorKey} />
      </Card>
    </Part>
  );
}

function ImportForm({ operatorKey }: { operatorKey: string }) {
  const t = useText().operator;
  const input = useRef<HTMLInputElement>(null);
  const [type, setType] = useState<EntryType>('office');
  const [missing, setMissing] = useState(false);
  const send = useMutation({
    mutationFn: ({ file, dryRun }: { file: File; dryRun: boolean }) =>
      uploadCsv(operatorKey, type, file, dryRun),
  });
  const run = (dryRun: boolean) => {
    const file = input.current?.files?.[0];
    setMissing(!file);
    if (file && !send.isPending) send.mutate({ file, dryRun });
  };
  const faults = problemOf(send.error)?.errors ?? [];
  return (
    <form className="stack" onSubmit={(event) => event.preventDefault()}>
      <Choice
        label={t.importType}
        value={type}
        options={(['office', 'platform'] as const).map((value) => ({ value, label: t.types[value] }))}
        onChange={setType}
      />
      <div className="field">
        <label htmlFor="csv-file">{t.importFile}</label>
        <input
          ref={input}
          id="csv-file"
          className="input"
          type="file"
          accept=".csv,text/csv"
          aria-invalid={missing || undefined}
          aria-describedby={missing ? 'csv-file-error' : undefined}
        />
        {missing && (
          <p className="field-error" id="csv-file-error" role="alert">
            {t.fileMissing}
          </p>
        )}
      </div>
      <div className="row">
        <Button busy={send.isPending} onClick={() => run(true)}>
          {t.check}
        </Button>
        <Button look="primary" busy={send.isPending} onClick={() => run(false)}>
          {t.import}
        </Button>
      </div>
      {send.isError && <ProblemNotice error={send.error} />}
      {faults.length > 0 && (
        <ul className="faults" translate="no">
          {faults.map(({ pointer, detail }) => (
            <li key={`${pointer}${detail}`}>
              {pointer} {detail}
            </li>
          ))}
        </ul>
      )}
      {send.data && (
        <Notice tone="ok" live>
          <p>
            {t.counts(send.data.added, send.data.changed, send.data.unchanged)}
            {send.variables?.dryRun && ` ${t.checkedOnly}`}
          </p>
        </Notice>
      )}
    </form>
  );
}
