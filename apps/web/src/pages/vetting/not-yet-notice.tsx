import { Link } from '@tanstack/react-router';
import { useWords } from '../../i18n/words.ts';
import { Notice } from '../../ui/basics.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { useOrganisation } from '../console/organisation-context.ts';
import { vettingWords } from './words.ts';

/** On the overview, while it is the organisation's turn: what is different until then, and the way there. */
export function NotYetNotice() {
  const t = useWords(vettingWords);
  const { orgId, state, kinds, may } = useOrganisation();
  if (!may('vetting.submit') || !['draft', 'rejected', 'expired'].includes(state)) return null;
  const keeps = kinds.some((kind) => kind === 'platform' || kind === 'alliance');
  return (
    <Notice tone="info" title={t.notYet}>
      <p>{keeps ? t.effectKeeper : t.effectMerchant}</p>
      <div>
        <Link to="/console/$orgId/vetting" params={{ orgId }} className={buttonClass('secondary')}>
          {t.notYetGo}
        </Link>
      </div>
    </Notice>
  );
}
