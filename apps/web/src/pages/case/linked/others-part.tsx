import type { LinksView } from '@redress/contract';
import { usePick, useText } from '../../../i18n/language.ts';
import { Card, Part } from '../../../ui/basics.tsx';

/** “还有 37 人…” and by what; never whose. */
export function OthersPart({ links }: { links: LinksView }) {
  const t = useText().linked;
  const pick = usePick();
  return (
    <>
      <Card>
        <p className="linked-count" role="status">
          {links.others === 'few' ? t.othersFew : t.others(links.others)}
        </p>
        {links.others === 'few' && <p className="hint">{t.fewText}</p>}
      </Card>
      <Part title={t.byTitle}>
        <ul className="linked-kinds">
          {links.by.map(({ kind, title, others }) => (
            <li key={kind}>
              <span>{pick(title)}</span>
              <span className="linked-number">{others === 'few' ? t.byFew : t.byCount(others)}</span>
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}
