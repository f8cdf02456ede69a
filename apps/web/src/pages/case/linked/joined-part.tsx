import type { JoinedCase, LinksView } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { usePick, useText } from '../../../i18n/language.ts';
import { Card, Chip, Part, Verbatim } from '../../../ui/basics.tsx';

/** The joined cases, each by the fixed list of what is shared. */
export function JoinedPart({ links }: { links: LinksView }) {
  const t = useText().linked;
  return (
    <Part title={t.listTitle}>
      <ul className="linked-cases">
        {links.joined.map((one) => (
          <li key={one.alias}>
            <JoinedCard one={one} links={links} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

function JoinedCard({ one, links }: { one: JoinedCase; links: LinksView }) {
  const { linked: t, start } = useText();
  const pick = usePick();
  const titleOf = (kind: string) => links.by.find((by) => by.kind === kind)?.title;
  const kinds = one.kinds.map(titleOf).filter((title) => title !== undefined);
  return (
    <Card className="stack-small">
      <h3 className="row">
        <Verbatim>{one.alias}</Verbatim>
        {one.mine && <Chip tone="ok">{t.mine}</Chip>}
        {one.representative && <Chip tone="info">{t.representativeMark}</Chip>}
      </h3>
      <p>{start.types[one.disputeType].title}</p>
      <dl className="linked-facts">
        {one.name && (
          <Fact label={t.identityShared}>
            <Verbatim>{[one.name, one.contact].filter(Boolean).join(' ')}</Verbatim>
          </Fact>
        )}
        {one.amountFen !== undefined && <Fact label={t.caseLine.amount}>{formatYuan(one.amountFen)}</Fact>}
        {one.paidDay && <Fact label={t.caseLine.day}>{one.paidDay}</Fact>}
        {one.payee && (
          <Fact label={t.caseLine.payee}>
            <Verbatim>{one.payee}</Verbatim>
          </Fact>
        )}
        {kinds.length > 0 && <Fact label={t.caseLine.kinds}>{kinds.map(pick).join('、')}</Fact>}
        <Fact label={t.caseLine.seals}>{t.seals(one.seals.length)}</Fact>
      </dl>
    </Card>
  );
}

function Fact(props: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
