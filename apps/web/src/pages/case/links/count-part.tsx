import type { LinksView } from '@redress/contract';
import { usePick, useText } from '../../../i18n/language.ts';
import { Card } from '../../../ui/basics.tsx';
import { Icon } from '../../../ui/icon.tsx';

/** The number, and by what kind of mark: never the mark itself, which would be others' data. */
export function CountPart({ links }: { links: LinksView }) {
  const t = useText().links;
  const pick = usePick();
  const few = links.others === 'few' || links.by.some(({ others }) => others === 'few');
  return (
    <Card className="stack-small">
      <h2 className="links-count">{t.others(links.others)}</h2>
      <ul className="links-kinds">
        {links.by.map(({ kind, title, others }) => (
          <li key={kind}>
            <Icon name="link" size={18} />
            <span>{pick(title)}</span>
            <strong>{t.by(others)}</strong>
          </li>
        ))}
      </ul>
      {few && <p className="hint">{t.fewHint}</p>}
    </Card>
  );
}
