import { useEffect, useState } from 'react';
import { useText } from '../../../i18n/language.ts';
import { sizeText } from '../../../lib/format.ts';
import { Card, Chip, Part, Progress, Verbatim } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { problemText } from '../../../ui/problem-notice.tsx';
import { discard, retryNow, type Upload } from '../../../uploads/queue.ts';
import { useCaseContext } from '../case-context.ts';

/** Files on their way: progress, automatic retry, and the server's reason where it refused. */
export function UploadList() {
  const t = useText().evidence;
  const { uploads } = useCaseContext();
  const done = uploads.filter((u) => u.state === 'done').length;
  const kept = uploads.every((u) => u.kept || u.state === 'done' || u.state === 'refused');
  const open = uploads.some((u) => u.state !== 'done' && u.state !== 'refused');
  const refused = uploads.length > 0 && uploads.every((u) => u.state === 'refused');
  return (
    <>
      <p className="visually-hidden" role="status">
        {uploads.length > 0 && t.uploadedCount(done, uploads.length)}
      </p>
      {uploads.length > 0 && (
        <Part
          title={refused ? t.queueRefused : t.queue}
          aside={!refused && <span className="hint">{t.uploadedCount(done, uploads.length)}</span>}
        >
          <Card>
            <ul>
              {uploads.map((upload) => (
                <li key={upload.id} className="upload">
                  <UploadRow upload={upload} />
                </li>
              ))}
            </ul>
            {open && <p className="hint">{kept ? t.kept : t.notKept}</p>}
          </Card>
        </Part>
      )}
    </>
  );
}

function UploadRow({ upload }: { upload: Upload }) {
  const { evidence: t, common } = useText();
  return (
    <>
      <div className="row row-between">
        <span>
          <strong>
            <Verbatim>{upload.name}</Verbatim>
          </strong>{' '}
          <span className="hint">{sizeText(upload.bytes)}</span>
        </span>
        <UploadState upload={upload} />
      </div>
      {upload.state === 'sending' && <Progress percent={upload.percent} label={upload.name} />}
      {upload.state === 'refused' && (
        <div className="stack-small" role="alert">
          <p>{problemText(upload.problem, common)}</p>
          <Button look="quiet" onClick={() => discard(upload.id)}>
            {t.dismiss}
          </Button>
        </div>
      )}
      {upload.state === 'failed' && (
        <div className="row">
          <Button look="quiet" onClick={retryNow}>
            {t.sendNow}
          </Button>
          <Button look="quiet" onClick={() => discard(upload.id)}>
            {t.drop1}
          </Button>
        </div>
      )}
    </>
  );
}

function UploadState({ upload }: { upload: Upload }) {
  const t = useText().evidence;
  const seconds = useSecondsUntil(upload.retryAtMs);
  if (upload.state === 'done') return <Chip tone="ok">{t.received}</Chip>;
  if (upload.state === 'refused') return <Chip tone="stop">{t.refused}</Chip>;
  if (upload.state === 'waiting') return <Chip tone="quiet">{t.waiting}</Chip>;
  if (upload.state === 'failed') {
    return <Chip tone="warn">{navigator.onLine ? t.failed(seconds) : t.offlineWait}</Chip>;
  }
  return (
    <Chip tone="info" icon="clock">
      {upload.percent < 100 ? t.sending(upload.percent) : t.confirming}
    </Chip>
  );
}

function useSecondsUntil(atMs: number | undefined): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    if (atMs === undefined) return;
    const timer = setInterval(() => setNowMs(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [atMs]);
  return Math.max(0, Math.ceil(((atMs ?? nowMs) - nowMs) / 1000));
}
