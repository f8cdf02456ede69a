import type { LogView } from '@redress/contract';
import { useText } from '../../i18n/language.ts';
import { Card, Part, Verbatim } from '../../ui/basics.tsx';
import { Hash } from './log-pieces.tsx';
import { moment, useCount } from './use-log.ts';

/** Clocks that are not ours. */
export function ClocksPart({ view }: { view: LogView }) {
  const t = useText().log.clocks;
  const { authorities, anchors } = view;
  const none = authorities.length + anchors.length === 0;
  return (
    <Part title={t.title} lead={t.lead}>
      {none && <p className="hint">{t.none}</p>}
      {!none && (
        <ul className="stack-small">
          {authorities.map((authority) => (
            <Authority key={authority.name} authority={authority} />
          ))}
          {anchors.map((anchor) => (
            <Anchor key={anchor.chain} anchor={anchor} />
          ))}
        </ul>
      )}
    </Part>
  );
}

function Authority({ authority: { name, size, stampedAt } }: { authority: LogView['authorities'][number] }) {
  const t = useText().log.clocks;
  const count = useCount();
  return (
    <li>
      <Card className="stack-small">
        <p className="hint">{t.authority}</p>
        <h3>
          <Verbatim>{name}</Verbatim>
        </h3>
        <p>
          {moment(stampedAt)} · {t.upTo(count(size))}
        </p>
      </Card>
    </li>
  );
}

function Anchor({ anchor }: { anchor: LogView['anchors'][number] }) {
  const t = useText().log.clocks;
  const count = useCount();
  const { chain, contract, size, tx, block, at } = anchor;
  return (
    <li>
      <Card className="stack-small">
        <p className="hint">{t.chain}</p>
        <h3>
          <Verbatim>{chain}</Verbatim>
        </h3>
        <p>
          {at && `${moment(at)} · `}
          {t.upTo(count(size))}
          {block !== undefined && ` · ${t.block(count(block))}`}
        </p>
        <dl className="definition">
          <dt>{t.tx}</dt>
          <dd>
            <Hash value={tx} />
          </dd>
          <dt>{t.contract}</dt>
          <dd>
            <Hash value={contract} />
          </dd>
        </dl>
      </Card>
    </li>
  );
}
