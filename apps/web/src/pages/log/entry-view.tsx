import type { LogEntry, LogView } from '@redress/contract';
import { toBase64, toHex } from '@redress/kernel';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/client.ts';
import { useText } from '../../i18n/language.ts';
import { Card, More, Notice, PageTitle, Part, Verbatim } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { CheckedEntry } from './check-entry.ts';
import { isAlarming } from './known-head.ts';
import { Code, Hash, Whole } from './log-pieces.tsx';
import { ProofPath } from './proof-path.tsx';
import { SealLinks } from './seal-card.tsx';
import { StateNotice } from './state-notice.tsx';
import { moment, useCount, useEntry, type useLog } from './use-log.ts';

/** One entry and its way to the signature, for reading aloud in a room where somebody doubts it. */
export function EntryView({ index, log }: { index: number; log: ReturnType<typeof useLog> }) {
  const { log: t } = useText();
  const count = useCount();
  const view = log.data?.view;
  const entry = useEntry(index, view);
  const error = log.data ? entry.error : log.error;
  const retry = () => void (log.data ? entry.refetch() : log.refetch());
  const alarmed = log.data && (!log.data.check.ok || isAlarming(log.data.continuity));
  return (
    <div className="wrap narrow log">
      <p className="log-back no-print">
        <Link to="/log" search={{}}>
          <Icon name="back" size={18} />
          {t.entry.back}
        </Link>
      </p>
      <PageTitle title={t.entry.title(t.number(count(index)))} />
      {error && problemOf(error)?.status === 404 ? (
        <Notice tone="warn" title={t.entry.missing} />
      ) : (
        error && <ProblemNotice error={error} onRetry={retry} />
      )}
      {!error && !entry.data && <Loading lines={6} />}
      {alarmed && log.data && <StateNotice log={log.data} />}
      {entry.data && view && !entry.data.check.ok && (
        <Notice tone="stop" title={t.entry.bad} live>
          <p>{t.entry.badText}</p>
          <p className="hint">
            {t.entry.reason} <span translate="no">{entry.data.check.reason}</span>
          </p>
        </Notice>
      )}
      {entry.data?.check.ok && view && (
        <Sound shown={entry.data.shown} checked={entry.data.check} view={view} />
      )}
    </div>
  );
}

interface Props {
  shown: LogEntry;
  checked: CheckedEntry;
  view: LogView;
}

function Sound({ shown, checked, view }: Props) {
  const t = useText().log.entry;
  const count = useCount();
  return (
    <>
      <p className="print-only hint log-print-head">
        {window.location.host} · {t.printed(moment(new Date().toISOString()))}
      </p>
      <Notice tone="ok" title={t.ok}>
        <p>{t.okText(count(checked.size))}</p>
      </Notice>
      <Card className="part stack">
        <EntryFacts shown={shown} checked={checked} view={view} />
        <div className="row no-print">
          <SealLinks index={shown.index} here />
          <Button look="quiet" icon="print" onClick={() => print()}>
            {t.print}
          </Button>
        </div>
      </Card>
      <Part
        title={t.pathTitle}
        lead={checked.steps.length === 0 ? t.pathNone : t.pathLead(checked.steps.length)}
      >
        <ProofPath checked={checked} index={shown.index} />
      </Part>
      <div className="part print-only">
        <h2>{t.rawEntry}</h2>
        <pre className="plain-text mono" translate="no">
          {shown.entry}
        </pre>
        <h2>{t.rawProof}</h2>
        <pre className="plain-text mono" translate="no">
          {shown.proof}
        </pre>
      </div>
      <div className="part no-print">
        <More summary={t.rawEntry}>
          <Code label={t.rawEntry} value={shown.entry} />
        </More>
        <More summary={t.rawProof}>
          <Code label={t.rawProof} value={shown.proof} />
        </More>
      </div>
    </>
  );
}

function EntryFacts({ shown, checked, view }: Props) {
  const { entry: t, self, beijing } = useText().log;
  const count = useCount();
  const { entry } = checked;
  return (
    <dl className="definition">
      <dt>{t.kind}</dt>
      <dd>{t.kinds[entry.t] ?? <Verbatim>{entry.t}</Verbatim>}</dd>
      <dt>{t.id}</dt>
      <dd>
        <Whole>{entry.id}</Whole>
      </dd>
      <dt>{t.submitted}</dt>
      <dd>{moment(entry.at)}</dd>
      <dt>{t.sealed}</dt>
      <dd>
        {moment(shown.sealedAt)} <span className="hint">{beijing}</span>
      </dd>
      <dt>{t.covered}</dt>
      <dd>
        {t.coveredText(count(checked.size))} <Hash value={toBase64(checked.root)} />
      </dd>
      <dt>{t.witness}</dt>
      <dd>{shown.final ? t.witnessYes : view.policy ? t.witnessNo : t.witnessNone}</dd>
      <dt>{t.leaf}</dt>
      <dd>
        <Whole>{toHex(checked.leaf)}</Whole>
      </dd>
      <dt>{t.commitment}</dt>
      <dd>
        {Object.values(entry.c).map((digest) => (
          <Whole key={digest}>{digest}</Whole>
        ))}
      </dd>
      <dt>{self.vkey}</dt>
      <dd>
        <Whole>{view.vkeys[0] ?? ''}</Whole>
      </dd>
    </dl>
  );
}
