import type { Check, Verification } from '@redress/bundle';
import { useText } from '../../i18n/language.ts';
import { More, Notice, Verbatim } from '../../ui/basics.tsx';
import { CheckGroups } from './check-groups.tsx';
import { CheckList } from './check-list.tsx';

/** The outcome in one sentence, what failed, then everything in the order in which a judge asks. */
export function VerificationReport(props: { name: string; verification: Verification }) {
  const t = useText().verify;
  const { checks } = props.verification;
  const failed = checks.filter((c) => !c.ok);
  const word = failed.every((c) => c.unproved) ? t.notShown : t.bad;
  return (
    <>
      <Verdict {...props} />
      {failed.length > 0 && (
        <section aria-label={`${t.checks} ${word}`} className="stack-small">
          <h2>
            {word} ({failed.length})
          </h2>
          <CheckList checks={failed} />
        </section>
      )}
      <section aria-label={t.checks}>
        <CheckGroups name={props.name} checks={checks} />
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

/** What is wrong comes before what is only not shown; nothing is called witnessed below its quorum. */
function Verdict({ name, verification }: { name: string; verification: Verification }) {
  const t = useText().verify;
  const { ok, checks } = verification;
  const failed = checks.filter((c) => !c.ok);
  const notFinal = verification.witnessed?.quorumMet === false;
  const onlyMissing = !ok && failed.every((c) => c.unproved);
  const file = (
    <p className="hint">
      {t.file} <Verbatim>{name}</Verbatim>
    </p>
  );
  if (ok || onlyMissing)
    return (
      <Notice
        tone={!ok ? 'warn' : notFinal ? 'info' : 'ok'}
        title={!ok ? t.missing(failed.length) : notFinal ? t.intactNotFinal : t.intact}
      >
        {!ok && <p>{t.missingText}</p>}
        <WitnessedText verification={verification} />
        {file}
      </Notice>
    );
  const wrongKey = isWrongKey(checks);
  return (
    <Notice tone="stop" title={wrongKey ? t.wrongKey : t.broken(failed.length)}>
      <p>{wrongKey ? t.wrongKeyText : t.brokenText}</p>
      {file}
    </Notice>
  );
}

function WitnessedText({ verification: { witnessed } }: { verification: Verification }) {
  const t = useText().verify;
  if (!witnessed) return null;
  const { quorumMet, cosigned, witnesses, policy } = witnessed;
  return (
    <>
      <p>{(quorumMet ? t.witnessed : t.notFinal)(cosigned, witnesses)}</p>
      {quorumMet && policy === 'inside' && <p>{t.insidePolicy}</p>}
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
