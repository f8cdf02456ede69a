import type { Link } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { useText } from '../../../i18n/language.ts';
import { timeText } from '../../../lib/format.ts';
import { Card, FileNames, More, Verbatim } from '../../../ui/basics.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useCaseContext } from '../case-context.ts';

/** Which items name the same order, amount, payee or time. */
export function LinkList() {
  const t = useText().evidence;
  const { view } = useCaseContext();
  if (view.chain.links.length === 0) return null;
  return (
    <Card className="links-card">
      <More summary={`${t.linksTitle} (${view.chain.links.length})`}>
        <ul className="bullets bullets-ok">
          {view.chain.links.map((link) => (
            <li key={`${link.by} ${link.value}`}>
              <Icon name="link" size={18} />
              <span>
                <strong>{t.linkBy[link.by]}</strong> <Verbatim>{valueText(link)}</Verbatim>
                <span className="hint">
                  {' '}
                  · <FileNames files={link.items} />
                </span>
              </span>
            </li>
          ))}
        </ul>
      </More>
    </Card>
  );
}

function valueText(link: Link): string {
  if (link.by === 'amountFen' && /^\d+$/.test(link.value)) return `¥${formatYuan(Number(link.value))}`;
  if (link.by === 'time' && !Number.isNaN(Date.parse(link.value))) return timeText(link.value);
  return link.value;
}
