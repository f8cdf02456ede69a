import type { VettingFacts } from '@redress/contract';
import { useWords } from '../../i18n/words.ts';
import { Card, Verbatim } from '../../ui/basics.tsx';
import { vettingWords } from './words.ts';

/** The data as it was handed in. */
export function HandedInFacts({ title, facts }: { title: string; facts: VettingFacts }) {
  const t = useWords(vettingWords);
  const rows: [string, string | undefined][] = [
    [t.subjectKind, facts.subjectKind && t.subjects[facts.subjectKind]],
    [t.items.name, facts.name],
    [t.items['credit-code'], facts.creditCode],
    [t.items['legal-person'], facts.legalPerson],
    [t.contactName, facts.contactName],
    [t.contactPhone, facts.contactPhone],
    [t.items.address, facts.address],
    [t.items.filing, facts.filing],
    [t.items.permit, facts.permit],
  ];
  const shown = rows.filter(([, value]) => value);
  if (shown.length === 0) return null;
  return (
    <Card label={title}>
      <div className="stack-small">
        <h2>{title}</h2>
        <dl className="definition">
          {shown.map(([term, value]) => (
            <div key={term} className="definition-row">
              <dt>{term}</dt>
              <dd>
                <Verbatim>{value}</Verbatim>
              </dd>
            </div>
          ))}
        </dl>
        {facts.byAgent && <p className="hint">{t.byAgent}</p>}
      </div>
    </Card>
  );
}
