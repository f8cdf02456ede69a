import type { EventChecks, RecordCheck } from '@redress/bundle';
import type { OrderRecord } from '@redress/contract';
import { useWords } from '../../i18n/words.ts';
import { More, Notice, Verbatim } from '../../ui/basics.tsx';
import { Icon } from '../../ui/icon.tsx';
import { deliveryWords } from '../delivery/words.ts';
import type { CheckedRecord } from './check-record.ts';
import { recordWords } from './record-words.ts';

const isWrong = (check: RecordCheck) => typeof check !== 'string';
const isAbsent = (check: RecordCheck) => check === 'absent';

/** What became of an order record: in one sentence, then line by line with the words that were signed. */
export function RecordReport({ record, events, given }: CheckedRecord) {
  const t = useWords(recordWords);
  const wrong = events.filter(({ signed, sealed }) => isWrong(signed) || isWrong(sealed)).length;
  const absent = events.filter(({ signed, sealed }) => isAbsent(signed) || isAbsent(sealed)).length;
  const [tone, title] =
    wrong > 0
      ? (['stop', t.wrong(wrong)] as const)
      : absent > 0 || events.length === 0
        ? (['warn', t.unsigned(absent)] as const)
        : (['ok', t.ok] as const);
  return (
    <>
      <Notice tone={tone} title={title}>
        <p>
          <Verbatim>{t.order(record.orderRef, record.shop.name)}</Verbatim>
        </p>
        {wrong === 0 && <p className="hint">{t.means}</p>}
        {record.withheld && <p className="hint">{t.withheld(record.withheld.length)}</p>}
        {!given.publicKey && events.some(({ signed }) => !isAbsent(signed)) && (
          <p className="hint">{t.keysInside}</p>
        )}
        {!given.vkey && <p className="hint">{t.vkeyInside}</p>}
      </Notice>
      <section aria-label={t.title} className="stack-small">
        <h2>{t.title}</h2>
        <ul className="checks">
          {events.map((checks, at) => (
            <Line key={record.events[at]?.sealId} checks={checks} told={record.events[at]} />
          ))}
        </ul>
      </section>
    </>
  );
}

function Line({ checks, told }: { checks: EventChecks; told: OrderRecord['events'][number] | undefined }) {
  const t = useWords(recordWords);
  const { types } = useWords(deliveryWords);
  const { signed, sealed, type } = checks;
  const bad = isWrong(signed) || isWrong(sealed);
  const missing = isAbsent(signed) || isAbsent(sealed);
  const say = (check: RecordCheck, of: { ok: string; absent: string; wrong: string }) =>
    typeof check === 'string' ? of[check] : `${of.wrong}（${t.reasons[check.wrong] ?? check.wrong}）`;
  return (
    <li className={`check ${bad ? 'check-bad' : missing ? 'check-missing' : 'check-ok'}`}>
      <Icon name={bad ? 'stop' : missing ? 'warn' : 'check'} />
      <div>
        <p>
          <strong>{types[type] ?? <Verbatim>{type}</Verbatim>}</strong>
        </p>
        <p className="hint">
          {told?.by === 'form' && isAbsent(signed) ? t.byForm : say(signed, t.signed)} ·{' '}
          {say(sealed, t.sealed)}
        </p>
        <More summary={t.body}>
          <p className="mono record-body">{told?.body}</p>
        </More>
      </div>
    </li>
  );
}
