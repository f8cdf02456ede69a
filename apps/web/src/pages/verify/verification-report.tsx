import type { Check, Verification } from '@redress/bundle';
import { useText } from '../../i18n/language.ts';
import { Chip, More, Notice, Verbatim } from '../../ui/basics.tsx';
import { Icon } from '../../ui/icon.tsx';

/** The outcome in one sentence, then every check; what failed comes first. */
export function VerificationReport(props: { name: string; verification: Verification }) {
  const t = useText().verify;
  const { checks, ok } = props.verification;
  const failed = checks.filter((c) => !c.ok);
  return (
    <>
      <Notice tone={ok ? 'ok' : 'stop'} title={ok ? t.intact : t.broken(failed.length)}>
        <p className="hint">
          {t.file} <Verbatim>{props.name}</Verbatim>
        </p>
      </Notice>
      {failed.length > 0 && <CheckList checks={failed} label={t.bad} />}
      <CheckList checks={checks.filter((c) => c.ok)} label={t.ok} />
      <More summary={t.technical}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text must be reachable by keyboard */}
        <pre className="plain-text mono" tabIndex={0}>
          {JSON.stringify(props.verification, null, 2)}
        </pre>
      </More>
    </>
  );
}

function CheckList(props: { checks: readonly Check[]; label: string }) {
  const t = useText().verify;
  if (props.checks.length === 0) return null;
  return (
    <section aria-label={`${t.checks} ${props.label}`} className="stack-small">
      <h2>
        {props.label} ({props.checks.length})
      </h2>
      <ul className="checks">
        {props.checks.map((check) => (
          <CheckRow key={check.name} check={check} />
        ))}
      </ul>
    </section>
  );
}

/** `item:voucher.png` → what it means and which file it is about. */
function CheckRow({ check }: { check: Check }) {
  const t = useText().verify;
  const colon = check.name.indexOf(':');
  const kind = colon < 0 ? check.name : check.name.slice(0, colon);
  const subject = colon < 0 ? '' : check.name.slice(colon + 1);
  return (
    <li className={check.ok ? 'check check-ok' : 'check check-bad'}>
      <Icon name={check.ok ? 'check' : 'stop'} />
      <div>
        <p>
          {subject && (
            <strong>
              <Verbatim>{subject}</Verbatim>{' '}
            </strong>
          )}
          <span>{t.names[kind] ?? kind}</span> {!check.ok && <Chip tone="stop">{t.bad}</Chip>}
        </p>
        <p className="hint">{check.detail}</p>
      </div>
    </li>
  );
}
