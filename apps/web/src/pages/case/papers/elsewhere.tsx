import type { MissingFact } from '@redress/contract';
import { Link } from '@tanstack/react-router';
import { usePick, useText } from '../../../i18n/language.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useCaseContext } from '../case-context.ts';

const pages = {
  facts: 'facts',
  items: 'evidence',
  story: 'manage',
  gates: 'reasons',
} as const;

/** What is filled in on another page of the case, or with a pen. */
export function Elsewhere({ facts }: { facts: readonly MissingFact[] }) {
  const t = useText().papers;
  const pick = usePick();
  const { view } = useCaseContext();
  if (facts.length === 0) return null;
  return (
    <ul className="bullets bullets-not">
      {facts.map((one) => {
        const root = one.place.split('.')[0] as keyof typeof pages | 'hand';
        const page = root === 'hand' ? undefined : pages[root];
        return (
          <li key={one.zh}>
            <Icon name="empty" size={18} />
            <span>
              {pick(one)}{' '}
              {page ? (
                <Link to={`/case/$caseId/${page}`} params={{ caseId: view.caseId }}>
                  {t.goTo[page]}
                </Link>
              ) : (
                <span className="hint">{root === 'hand' ? t.byPen : ''}</span>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
