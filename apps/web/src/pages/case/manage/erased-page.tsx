import type { Day } from '@redress/kernel';
import { Link, useSearch } from '@tanstack/react-router';
import { useLanguage, useText } from '../../../i18n/language.ts';
import { useWords } from '../../../i18n/words.ts';
import { dayText } from '../../../lib/format.ts';
import { PageTitle, Part } from '../../../ui/basics.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { erasedWords } from './erased-words.ts';

/** What a buyer sees after erasing: what is gone, what is kept of it, why and until when; as the server does it (docs/claims.md). */
export function ErasedPage() {
  const { case: text, common } = useText();
  const t = useWords(erasedWords);
  const { language } = useLanguage();
  const { what = 'case', until } = useSearch({ from: '/erased' });
  const kept: [title: string, why: string][] = [
    ...(until ? [[t.payee(dayText(until as Day, language)), t.payeeText] as [string, string]] : []),
    [t.claim, t.claimText],
    [t.ledger, t.ledgerText],
    [t.log, t.logText],
  ];
  return (
    <div className="wrap narrow">
      <PageTitle title={what === 'claim' ? t.claimErased : text.erased} />
      <Part title={t.gone}>
        <p>{what === 'claim' ? t.goneClaim : t.goneCase}</p>
        {!until && <p>{t.noPayee}</p>}
      </Part>
      <Part title={t.kept}>
        {kept.map(([title, why]) => (
          <section key={title} className="stack-small">
            <h3>{title}</h3>
            <p className="hint">{why}</p>
          </section>
        ))}
      </Part>
      <Part title={t.others}>
        <p>{t.othersText}</p>
      </Part>
      <div className="part row">
        {until && (
          <Link to="/receipt" className={buttonClass('secondary')}>
            {t.open}
          </Link>
        )}
        <Link to="/" className={buttonClass('secondary')}>
          {common.home}
        </Link>
      </div>
    </div>
  );
}
