import { factNames } from '@redress/contract';
import { useText } from '../../../i18n/language.ts';
import { Card, PageTitle, Part } from '../../../ui/basics.tsx';
import { useCaseContext } from '../case-context.ts';
import { NextPage } from '../next-page.tsx';
import { FactRow } from './fact-row.tsx';

/** Every fact with its place and certainty; each can be corrected where it stands. */
export function FactsPage() {
  const t = useText().case;
  const { view } = useCaseContext();
  const found = factNames.filter((name) => view.facts[name] !== undefined);
  const missing = factNames.filter((name) => view.facts[name] === undefined);
  return (
    <>
      <PageTitle title={t.factsTitle} lead={t.factsLead} />
      {found.length > 0 && (
        <Card>
          <ul>
            {found.map((name) => (
              <FactRow key={name} name={name} />
            ))}
          </ul>
        </Card>
      )}
      {missing.length > 0 && (
        <Part title={t.factsMissingTitle} lead={t.factsMissingLead}>
          <Card>
            <ul>
              {missing.map((name) => (
                <FactRow key={name} name={name} />
              ))}
            </ul>
          </Card>
        </Part>
      )}
      <NextPage after="facts" />
    </>
  );
}
