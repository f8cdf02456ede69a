import { urlOf } from '@redress/contract';
import { useText } from '../../../i18n/language.ts';
import { Card, Part } from '../../../ui/basics.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useCaseContext } from '../case-context.ts';

/** The joint report as a paper. */
export function ReportPart({ joined }: { joined: number }) {
  const t = useText().links;
  const { view } = useCaseContext();
  const link = (format: 'pdf' | 'docx', look: 'primary' | 'secondary') => (
    <a
      className={buttonClass(look)}
      href={urlOf('jointReportPaper', { caseId: view.caseId, format })}
      download={`joint-report.${format}`}
    >
      <Icon name="download" />
      {t[format]}
    </a>
  );
  return (
    <Part title={t.reportTitle} lead={t.reportLead}>
      <Card className="stack-small">
        {joined < 2 && <p>{t.reportAlone}</p>}
        <div className="row">
          {link('pdf', 'primary')}
          {link('docx', 'secondary')}
        </div>
        <p className="hint">{t.reportSealed}</p>
      </Card>
    </Part>
  );
}
