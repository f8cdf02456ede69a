import type { JoinedCase } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { useLanguage } from '../../../i18n/language.ts';
import { dayText } from '../../../lib/format.ts';
import { Chip, Part, Verbatim } from '../../../ui/basics.tsx';

/** The joined cases by the fixed list of what is shared. */
export function JoinedPart({ joined }: { joined: readonly JoinedCase[] }) {
  const t = useLanguage().text.links;
  return (
    <Part title={t.joinedTitle(joined.length)}>
      {joined.length < 2 && <p className="hint">{t.onlyYou}</p>}
      <ul className="links-joined">
        {joined.map((one) => (
          <JoinedLine key={one.alias} one={one} />
        ))}
      </ul>
    </Part>
  );
}

function JoinedLine({ one }: { one: JoinedCase }) {
  const { text, language } = useLanguage();
  const t = text.links;
  const amount = one.amountFen === undefined ? t.amountUnknown : `¥${formatYuan(one.amountFen)}`;
  const more = [
    text.start.types[one.disputeType].title,
    one.paidDay && t.paidOn(dayText(one.paidDay, language)),
    one.seals.length > 0 && t.seals(one.seals.length),
  ].filter(Boolean);
  return (
    <li className="card links-case">
      <div className="step-head">
        <h3>
          <Verbatim>{one.alias}</Verbatim> · {amount}
        </h3>
        {one.mine && <Chip tone="info">{t.mine}</Chip>}
        {one.representative && <Chip tone="quiet">{t.representativeChip}</Chip>}
      </div>
      <p className="hint">{more.join(' · ')}</p>
      {one.payee && (
        <p className="hint">
          {t.payee}
          {text.common.colon}
          <Verbatim>{one.payee}</Verbatim>
        </p>
      )}
      {one.name && (
        <p>
          <Verbatim>{[one.name, one.contact].filter(Boolean).join(' ')}</Verbatim>
        </p>
      )}
    </li>
  );
}
