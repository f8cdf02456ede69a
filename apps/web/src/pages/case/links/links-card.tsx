import { Link } from '@tanstack/react-router';
import { useText } from '../../../i18n/language.ts';
import { Card, Chip, Part } from '../../../ui/basics.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { useCaseContext } from '../case-context.ts';
import { useLinks } from './use-links.ts';

/** On the page of progress: whether others met the same. Says nothing while it does not know. */
export function LinksCard() {
  const { links: t, clusters } = useText();
  const { view } = useCaseContext();
  const { data } = useLinks(view.caseId);
  if (!data || data.state === 'looking' || data.state === 'sample') return null;
  const flag = data.cluster?.flag ?? 'none';
  const words = { linked: t.others(data.others), alone: t.cardNone, 'needs-payment': t.needsPayment }[
    data.state
  ];
  return (
    <Part title={t.title}>
      <Card className="stack-small">
        <div className="row">
          <p>{words}</p>
          {flag !== 'none' && <Chip tone="warn">{clusters.flags[flag]}</Chip>}
        </div>
        <div>
          <Link
            to="/case/$caseId/links"
            params={{ caseId: view.caseId }}
            className={buttonClass('secondary')}
          >
            {t.cardOpen}
          </Link>
        </div>
      </Card>
    </Part>
  );
}
