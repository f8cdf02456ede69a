import type { Check } from '@redress/bundle';
import { useText } from '../../i18n/language.ts';
import { Verbatim } from '../../ui/basics.tsx';
import { Icon } from '../../ui/icon.tsx';

/** `item:voucher.png` → the kind of check and which file, witness, authority or chain it is about. */
export function partsOf({ name }: Check): { kind: string; subject: string } {
  const colon = name.indexOf(':');
  return colon < 0
    ? { kind: name, subject: '' }
    : { kind: name.slice(0, colon), subject: name.slice(colon + 1) };
}

export function CheckList(props: { checks: readonly Check[] }) {
  return (
    <ul className="checks">
      {props.checks.map((check) => (
        <CheckRow key={check.name} check={check} />
      ))}
    </ul>
  );
}

function CheckRow({ check }: { check: Check }) {
  const t = useText().verify;
  const { kind, subject } = partsOf(check);
  const look = check.ok ? 'check-ok' : check.unproved ? 'check-missing' : 'check-bad';
  return (
    <li className={`check ${look}`}>
      <Icon name={check.ok ? 'check' : check.unproved ? 'warn' : 'stop'} />
      <div>
        <p>
          {subject && (
            <strong>
              <Verbatim>{subject}</Verbatim>{' '}
            </strong>
          )}
          <span>{(check.ok || check.unproved ? t.names : t.namesBad)[kind] ?? kind}</span>
        </p>
        <p className="hint">{check.detail}</p>
      </div>
    </li>
  );
}
