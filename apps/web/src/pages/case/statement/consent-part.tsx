import { type ConsentField, consentFields, type StatementView } from '@redress/contract';
import { useText } from '../../../i18n/language.ts';
import { Part } from '../../../ui/basics.tsx';
import type { ActOn } from './state-notice.tsx';

/** Each field by itself: what is not agreed to is said in general words. */
export function ConsentPart({ statement, act }: { statement: StatementView; act: ActOn }) {
  const t = useText().statement;
  const { consents, indexed } = statement;
  const agree = (field: ConsentField, yes: boolean) => {
    const next = yes ? [...consents, field] : consents.filter((other) => other !== field);
    act.mutate({ do: 'change', change: { consents: next } });
  };
  return (
    <Part title={t.consentTitle} lead={t.consentLead}>
      <fieldset className="card statement-consents">
        <legend className="visually-hidden">{t.consentTitle}</legend>
        {consentFields.map((field) => (
          <label key={field} className="tick">
            <input
              type="checkbox"
              checked={consents.includes(field)}
              onChange={(event) => agree(field, event.target.checked)}
            />
            <span>{t.consents[field]}</span>
          </label>
        ))}
        <label className="tick">
          <input
            type="checkbox"
            checked={indexed}
            onChange={(event) => act.mutate({ do: 'change', change: { indexed: event.target.checked } })}
          />
          <span>{t.indexed}</span>
        </label>
      </fieldset>
    </Part>
  );
}
