import { shanghaiDay } from '@redress/kernel';
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../i18n/language.ts';
import { dayText } from '../../lib/format.ts';
import type { KnownCase } from '../../lib/known-cases.ts';
import { Chip } from '../../ui/basics.tsx';
import { Icon } from '../../ui/icon.tsx';

/** Cases opened on this device before; whether their session still lives shows when one is opened. */
export function ResumeList(props: { cases: KnownCase[] }) {
  const { text, language } = useLanguage();
  const t = text.home;
  return (
    <nav className="resume" aria-label={t.resume}>
      {props.cases.slice(0, 3).map((known) => (
        <Link key={known.caseId} to="/case/$caseId" params={{ caseId: known.caseId }} className="resume-link">
          <span>
            <strong>{t.resume}</strong>
            <span className="hint"> {t.resumeFrom(dayText(shanghaiDay(known.openedAtMs), language))}</span>
          </span>
          {known.sample && (
            <Chip tone="info" icon={false}>
              {t.sampleBadge}
            </Chip>
          )}
          <Icon name="chevron" />
        </Link>
      ))}
    </nav>
  );
}
