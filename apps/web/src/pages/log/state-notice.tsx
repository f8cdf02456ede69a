import type { LogView } from '@redress/contract';
import { useQueryClient } from '@tanstack/react-query';
import { type Dictionary, useText } from '../../i18n/language.ts';
import { Card, More, Notice, type Tone } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { isAlarming, rememberHead } from './known-head.ts';
import { Code, Hash } from './log-pieces.tsx';
import { type CheckedLog, moment, useCount } from './use-log.ts';

/** The first thing on the page: one sentence that says whether the log can be relied on, and why. */
export function StateNotice({ log }: { log: CheckedLog }) {
  const t = useText().log;
  const { view, check } = log;
  return (
    <section className="stack" aria-label={t.title}>
      <Alarms log={log} />
      {check.ok && (
        <>
          {!isAlarming(log.continuity) && <Calm log={log} />}
          <Facts view={view} />
        </>
      )}
    </section>
  );
}

function Alarms({ log: { view, check, continuity } }: { log: CheckedLog }) {
  const t = useText().log;
  const s = t.state;
  const client = useQueryClient();
  if (!check.ok) {
    return (
      <Notice tone="stop" title={s.signatureBad} live>
        <p>{s.signatureBadText}</p>
        <Evidence texts={[check.reason, view.head.note]} />
      </Notice>
    );
  }
  if (!isAlarming(continuity)) return null;
  const forked = continuity.kind === 'forked';
  const accept = () => {
    rememberHead(view);
    void client.invalidateQueries({ queryKey: ['log'] });
  };
  return (
    <Notice tone="stop" title={forked ? s.shrunk : s.keyChanged} live>
      <p>{forked ? s.shrunkText : s.keyChangedText}</p>
      <Evidence texts={[continuity.known, view.head.note]} />
      <div className="row">
        <Button onClick={accept}>{t.state.acceptNew}</Button>
      </div>
    </Notice>
  );
}

function Evidence({ texts }: { texts: readonly string[] }) {
  return texts.map((text) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text must be reachable by keyboard
    <pre key={text} className="plain-text mono" translate="no" tabIndex={0}>
      {text}
    </pre>
  ));
}

function Calm({ log: { view, check, continuity } }: { log: CheckedLog }) {
  const s = useText().log.state;
  const count = useCount();
  const { halt, audit } = view;
  const witnesses = witnessSentence(view, s, count);
  if (halt) {
    return (
      <Notice tone="stop" title={s.halted}>
        <p>{s.haltedText(moment(halt.at))}</p>
        <p>
          {s.haltedWhy} <span translate="no">{halt.reason}</span>
        </p>
        {halt.evidence && <Code label={s.haltEvidence} value={halt.evidence} />}
      </Notice>
    );
  }
  const auditBad = audit?.ok === false;
  const title = auditBad
    ? s.auditBad
    : view.size === 0
      ? s.empty
      : witnesses.alone
        ? s.okAlone(count(view.size))
        : s.ok(count(view.size));
  const tone: Tone = auditBad ? 'stop' : view.size === 0 ? 'info' : witnesses.met ? 'ok' : 'warn';
  return (
    <Notice tone={tone} title={title}>
      {auditBad && <p>{s.auditBadText(moment(audit.at))}</p>}
      <p>{witnesses.text}</p>
      {!auditBad && <p>{audit ? s.auditOk(moment(audit.at)) : s.noAudit}</p>}
      <p className="log-own-check">
        <Icon name="seal" size={18} />
        <span>
          {s.checked} {check.ok && check.cosigners.length > 0 && s.checkedCosigners(check.cosigners.length)}{' '}
          {continuity.kind === 'grown' && continuity.size > 0 && s.grown(count(continuity.size))}
          {continuity.kind === 'same' && s.sameAsBefore}
        </span>
      </p>
    </Notice>
  );
}

/** Never says "witnessed" of a head that lacks its quorum. */
function witnessSentence(view: LogView, s: Dictionary['log']['state'], count: (n: number) => string) {
  const all = view.witnesses.length;
  if (all === 0) {
    const outside = view.authorities.length + view.anchors.length > 0;
    return { alone: true, met: false, text: outside ? `${s.noWitness}${s.noWitnessBut}` : s.noWitness };
  }
  const signed = view.witnesses.filter((w) => w.signed?.size === view.size).length;
  if (view.final?.size === view.size) return { alone: false, met: true, text: s.witnessed(signed, all) };
  const text = view.final ? s.notYet(signed, all, count(view.final.size)) : s.never(signed, all);
  return { alone: false, met: false, text };
}

function Facts({ view }: { view: LogView }) {
  const { log: t } = useText();
  const s = t.state;
  const count = useCount();
  const { head, final } = view;
  return (
    <Card>
      <dl className="definition log-facts">
        <dt>{s.newestAt}</dt>
        <dd>
          {t.heads.size(count(head.size))}
          {head.at && ` · ${moment(head.at)}`}
        </dd>
        {final?.at && (
          <>
            <dt>{s.newestFinal}</dt>
            <dd>
              {t.heads.size(count(final.size))} · {moment(final.at)}
            </dd>
          </>
        )}
        <dt>{s.fingerprint}</dt>
        <dd>
          <Hash value={head.root} />
        </dd>
        <dt>{t.self.vkey}</dt>
        <dd>
          <span className="mono" translate="no">
            {view.vkeys[0]}
          </span>
        </dd>
      </dl>
      <More summary={t.self.checkpoint}>
        <Code label={t.self.checkpoint} value={(final ?? head).note} />
        <p className="hint">{t.beijing}</p>
      </More>
    </Card>
  );
}
