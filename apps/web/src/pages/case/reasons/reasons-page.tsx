import { useText } from '../../../i18n/language.ts';
import { Notice, PageTitle, Part } from '../../../ui/basics.tsx';
import { FindingLine } from '../../diagnose/finding-card.tsx';
import { useCaseContext } from '../case-context.ts';
import { NextPage } from '../next-page.tsx';
import { GateQuestions } from './gate-questions.tsx';

/** Why they may refuse: gates first, then what was found in the other side's own words. */
export function ReasonsPage() {
  const t = useText().reasons;
  const { view } = useCaseContext();
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <GateQuestions />
      <Part title={t.findingsTitle}>
        {view.findings.length === 0 && (
          <Notice tone="quiet">
            <p>{t.findingsNone}</p>
          </Notice>
        )}
        <ul className="findings">
          {view.findings.map((finding) => (
            <FindingLine
              key={`${finding.item} ${finding.start} ${finding.rule}`}
              finding={finding}
              text={view.items.find((i) => i.file === finding.item)?.text}
            />
          ))}
        </ul>
      </Part>
      <NextPage after="reasons" />
    </>
  );
}
