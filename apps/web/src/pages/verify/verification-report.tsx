import type { Check, Verification } from '@redress/bundle';
import { useText } from '../../i18n/language.ts';
import { More, Notice, Verbatim } from '../../ui/basics.tsx';
import { Icon } from '../../ui/icon.tsx';

/** The outcome in one sentence, then every check; what failed comes first. */
export function VerificationReport(props: { name: string; verification: Verification }) {
  const t = useText().verify;
  const { checks, ok } = props.verification;
  const failed = checks.filter((c) => !c.ok);
  const wrongKey = isWrongKey(checks);
  return (
    <>
      <Notice
        tone={ok ? 'ok' : 'stop'}
        title={ok ? t.intact : wrongKey ? t.wrongKey : t.broken(failed.length)}
      >
        {!ok && <p>{wrongKey ? t.wrongKeyText : t.brokenText}</p>}
        <p className="hint">
          {t.file} <Verbatim>{props.name}</Verbatim>
        </p>
      </Notice>
      {failed.length > 0 && (
        <section aria-label={`${t.checks} ${t.bad}`} className="stack-small">
          <h2>
            {t.bad} ({failed.length})
          </h2>
          <CheckList checks={failed} />
        </section>
      )}
      <section aria-label={`${t.checks} ${t.ok}`}>
        <More summary={t.passed(checks.length - failed.length)}>
          <CheckList checks={checks.filter((c) => c.ok)} />
        </More>
      </section>
      <More summary={t.technical}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text must be reachable by keyboard */}
        <pre className="plain-text mono" tabIndex={0}>
          {JSON.stringify(props.verification, null, 2)}
        </pre>
      </More>
    </>
  );
}

/** Every file is as listed and no seal can be trusted: then it is the key, not the material. */
function isWrongKey(checks: readonly Check[]): boolean {
  const of = (kind: string) => checks.filter(({ name }) => name.split(':', 1)[0] === kind);
  const files = [...of('bag'), ...of('item')];
  const seals = [...of('seal'), ...of('checkpoint')];
  return files.every((c) => c.ok) && of('checkpoint').length > 0 && seals.every((c) => !c.ok);
}

function CheckList(props: { checks: readonly Check[] }) {
  return (
    <ul className="checks">
      {props.checks.map((check) => (
        <CheckRow key={check.name} check={check} />
      ))}
    </ul>
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
          <span>{(check.ok ? t.names : t.namesBad)[kind] ?? kind}</span>
        </p>
        <p className="hint">{check.detail}</p>
      </div>
    </li>
  );
}
