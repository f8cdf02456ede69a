import './verify.css';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useLanguage, useText } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { Card, More, Notice, PageTitle, Part, Progress, Verbatim } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Icon } from '../../ui/icon.tsx';
import { checkRecord, isPublicKey, isRecordFile } from './check-record.ts';
import { RecordReport } from './record-report.tsx';
import { recordWords } from './record-words.ts';
import { useVerification, type VerifyState } from './use-verification.ts';
import { VerificationReport } from './verification-report.tsx';

/** Verifies a bundle or an order record in the browser; nothing is uploaded. */
export function VerifyPage() {
  const { text, language } = useLanguage();
  const t = text.verify;
  const [given, setGiven] = useState({ vkey: '', policy: '', roots: '', publicKey: '' });
  const w = useWords(recordWords);
  const { state, run, show, reset } = useVerification();
  const choose = ([file]: File[]) => {
    if (!file) return;
    const { publicKey, ...rest } = filled(given);
    if (!isRecordFile(file)) return run({ file, language: language === 'en' ? 'en' : 'zh', ...rest });
    const { name } = file;
    if (publicKey !== undefined && !isPublicKey(publicKey))
      return show({ kind: 'refused', name, text: w.badKey });
    const keys = { ...(publicKey ? { publicKey } : {}), ...(rest.vkey ? { vkey: rest.vkey } : {}) };
    void checkRecord(file, keys).then((checked) =>
      show(checked ? { kind: 'record', name, checked } : { kind: 'refused', name, text: w.refused }),
    );
  };
  return (
    <div className="wrap narrow">
      <PageTitle title={t.title} lead={t.lead} />
      {state.kind === 'idle' && (
        <div className="stack">
          <FileDrop
            label={t.choose}
            dropLabel={t.drop}
            dropNow={text.evidence.dropNow}
            icon="file"
            accept=".zip,.json,application/zip,application/json"
            onFiles={choose}
          />
          <Given given={given} onChange={setGiven} />
        </div>
      )}
      <Outcome state={state} onReset={reset} />
      <Meaning />
      <p>
        <Link to="/log">{text.log.toLog}</Link>
      </p>
    </div>
  );
}

interface Fields {
  vkey: string;
  policy: string;
  roots: string;
  publicKey: string;
}

/** What the verifier gave; a policy pasted without its last newline is one all the same. */
function filled({ vkey, policy, roots, publicKey }: Fields): Partial<Fields> {
  return {
    ...(vkey.trim() ? { vkey: vkey.trim() } : {}),
    ...(policy.trim() ? { policy: `${policy.trim()}\n` } : {}),
    ...(roots.trim() ? { roots } : {}),
    ...(publicKey.trim() ? { publicKey: publicKey.trim() } : {}),
  };
}

/** What makes the check more than the bundle's own word. */
function Given(props: { given: Fields; onChange: (given: Fields) => void }) {
  const t = useText().verify;
  const w = useWords(recordWords);
  const field = (name: keyof Fields) => ({
    optional: true,
    autoComplete: 'off',
    spellCheck: false,
    value: props.given[name],
    onChange: (event: { target: { value: string } }) =>
      props.onChange({ ...props.given, [name]: event.target.value }),
  });
  return (
    <>
      <TextField label={t.vkeyLabel} hint={t.vkeyHint} {...field('vkey')} />
      <More
        summary={t.more}
        open={Object.entries(props.given).some(([name, text]) => name !== 'vkey' && text !== '')}
      >
        <div className="stack verify-more">
          <TextArea label={t.policyLabel} hint={t.policyHint} rows={4} {...field('policy')} />
          <TextArea label={t.rootsLabel} hint={t.rootsHint} rows={4} {...field('roots')} />
          <TextField label={w.keyLabel} hint={w.keyHint} {...field('publicKey')} />
        </div>
      </More>
    </>
  );
}

function Outcome({ state, onReset }: { state: VerifyState; onReset: () => void }) {
  const t = useText().verify;
  return (
    <>
      <div role="status" className="stack">
        {state.kind === 'running' && (
          <Card className="stack-small">
            <p>
              <strong>
                <Verbatim>{state.name}</Verbatim>
              </strong>
            </p>
            <p>{t.running(Math.floor(state.percent / 10) * 10)}</p>
            <Progress percent={state.percent} label={state.name} />
          </Card>
        )}
        {state.kind === 'refused' && (
          <Notice tone="warn" title={t.refused}>
            <p>{state.text}</p>
            <p className="hint">
              {t.file} <Verbatim>{state.name}</Verbatim>
            </p>
          </Notice>
        )}
        {state.kind === 'failed' && (
          <Notice tone="stop" title={t.refused}>
            <p>{t.failed}</p>
          </Notice>
        )}
        {state.kind === 'done' && <VerificationReport {...state} />}
        {state.kind === 'record' && <RecordReport {...state.checked} />}
      </div>
      {state.kind !== 'idle' && (
        <p className="verify-again">
          <Button look={state.kind === 'running' ? 'quiet' : 'secondary'} onClick={onReset}>
            {state.kind === 'running' ? t.cancel : t.another}
          </Button>
        </p>
      )}
    </>
  );
}

function Meaning() {
  const t = useText().verify;
  return (
    <Part title={t.meaningTitle}>
      <ul className="bullets bullets-not">
        {t.meaning.map((line) => (
          <li key={line}>
            <Icon name="info" size={18} />
            <span>{line}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}
