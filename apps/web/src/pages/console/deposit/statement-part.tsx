import { urlOf } from '@redress/contract';
import { addDays, shanghaiDay } from '@redress/kernel';
import { useState } from 'react';
import { useWords } from '../../../i18n/words.ts';
import { Card, Part } from '../../../ui/basics.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { depositWords } from './deposit-words.ts';

/** Entries of some days with opening and closing balance, to keep. */
export function StatementPart() {
  const t = useWords(depositWords);
  const { orgId } = useOrganisation();
  const today = shanghaiDay(Date.now());
  const [from, setFrom] = useState<string>(addDays(today, -30));
  const [to, setTo] = useState<string>(today);
  const good = from !== '' && to !== '' && from <= to;
  const link = (format: 'csv' | 'pdf') => urlOf('depositStatement', { orgId, format }, { from, to });
  return (
    <Part title={t.statement} lead={t.statementLead}>
      <Card className="stack">
        <div className="form-two">
          <TextField
            label={t.from}
            type="date"
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
          <TextField
            label={t.until}
            type="date"
            value={to}
            onChange={(event) => setTo(event.target.value)}
            error={good ? undefined : t.badDays}
          />
        </div>
        {good && (
          <div className="row">
            {(['pdf', 'csv'] as const).map((format) => (
              <a key={format} href={link(format)} download className={buttonClass('secondary')}>
                <Icon name="download" /> {t[format]}
              </a>
            ))}
          </div>
        )}
      </Card>
    </Part>
  );
}
