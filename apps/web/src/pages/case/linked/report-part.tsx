import type { JointReport } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { useText } from '../../../i18n/language.ts';
import { Card, Part, Verbatim } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { useCaseContext } from '../case-context.ts';
import { useJointReport } from './use-links.ts';

/** The joint report of the joined cases. */
export function ReportPart() {
  const t = useText().linked;
  const { view } = useCaseContext();
  const report = useJointReport(view.caseId);
  return (
    <Part title={t.reportTitle} lead={t.reportLead}>
      <div>
        <Button busy={report.isPending} onClick={() => report.mutate()}>
          {t.reportOpen}
        </Button>
      </div>
      {report.isError && <ProblemNotice error={report.error} />}
      {report.data && <Report report={report.data} />}
    </Part>
  );
}

function Report({ report }: { report: JointReport }) {
  const t = useText().linked;
  const { payees, representatives, totals } = report;
  const data = `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(report, null, 2))}`;
  return (
    <Card className="stack" label={t.reportTitle}>
      <p>{t.sumJoined(formatYuan(totals.amountFen))}</p>
      {payees.length > 0 && (
        <div className="stack-small">
          <h3>{t.payees}</h3>
          <ul className="linked-kinds">
            {payees.map(({ name, cases, amountFen }) => (
              <li key={name}>
                <Verbatim>{name}</Verbatim>
                <span className="linked-number">{t.payeeLine(cases, formatYuan(amountFen))}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="stack-small">
        <h3>{t.representatives}</h3>
        <p>
          {representatives.length > 0 ? (
            <Verbatim>{representatives.join('、')}</Verbatim>
          ) : (
            t.noRepresentative
          )}
        </p>
      </div>
      <p className="hint">
        {t.reportId} <Verbatim>{report.reportId}</Verbatim>
      </p>
      <div>
        <a className="button button-secondary" href={data} download="joint-report.json">
          {t.download}
        </a>
      </div>
    </Card>
  );
}
