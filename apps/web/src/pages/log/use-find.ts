import type { LogAnswer, LogQuestion, LogView } from '@redress/contract';
import { toHex } from '@redress/kernel';
import { leafHash, verifyTlogProof } from '@redress/tlog';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../api/client.ts';
import type { HashMessage } from './hash-worker.ts';
import { type DroppedFile, recogniseFile } from './recognise-file.ts';

/** What was asked about; `name` only where a file was. */
export interface Asked {
  name?: string;
  sha256?: string;
}
export type FindState =
  | { kind: 'idle' }
  | { kind: 'hashing'; name: string; percent: number }
  | { kind: 'searching'; asked: Asked }
  | { kind: 'answered'; asked: Asked; answer: LogAnswer }
  | { kind: 'bundle'; name: string }
  | { kind: 'proof'; name: string; index?: number }
  | { kind: 'entry'; name: string; index?: number }
  | { kind: 'unreadable'; name: string }
  | { kind: 'failed'; error: unknown };

/** Files are hashed in a worker; only the digest goes to the server. A newer question makes an older one fall silent. */
export function useFind(view: LogView) {
  const [state, setState] = useState<FindState>({ kind: 'idle' });
  const turn = useRef(0);
  const hasher = useHasher();
  const begin = () => {
    hasher.stop();
    turn.current += 1;
    const own = turn.current;
    return (next: FindState) => own === turn.current && setState(next);
  };
  const asking = (show: ReturnType<typeof begin>, asked: Asked, questions: readonly LogQuestion[]) => {
    show({ kind: 'searching', asked });
    askInTurn(questions)
      // A leaf hash is not the digest of a content, though it looks like one.
      .then(({ answer, by }) => show({ kind: 'answered', asked: 'sha256' in by ? asked : {}, answer }))
      .catch((error: unknown) => show({ kind: 'failed', error }));
  };
  const findFile = async (file: File) => {
    const show = begin();
    const { name } = file;
    show({ kind: 'hashing', name, percent: 0 });
    const dropped = await recogniseFile(file).catch(() => undefined);
    if (!dropped) return show({ kind: 'unreadable', name });
    if (dropped.kind === 'bundle') return show({ kind: 'bundle', name });
    if (dropped.kind !== 'content') {
      return checkDropped(dropped, name, view)
        .then(show)
        .catch((error: unknown) => show({ kind: 'failed', error }));
    }
    hasher.hash(file, (message) => {
      if (message.kind === 'progress') show({ kind: 'hashing', name, percent: message.percent });
      else if (message.kind === 'failed') show({ kind: 'unreadable', name });
      else asking(show, { name, sha256: message.sha256 }, [{ sha256: message.sha256 }]);
    });
  };
  return {
    state,
    findFile: (file: File) => void findFile(file),
    ask: (questions: readonly LogQuestion[]) => {
      const [first] = questions;
      asking(begin(), first && 'sha256' in first ? { sha256: first.sha256.toLowerCase() } : {}, questions);
    },
    reset: () => begin()({ kind: 'idle' }),
  };
}

const startHasher = (): Worker =>
  new Worker(new URL('./hash-worker.ts', import.meta.url), { type: 'module' });

/** One worker, started with the page: without a network later its program could not be fetched any more. */
function useHasher() {
  const worker = useRef<Worker>(undefined);
  const busy = useRef(false);
  useEffect(() => {
    worker.current = startHasher();
    return () => worker.current?.terminate();
  }, []);
  return {
    hash(file: File, hear: (message: HashMessage) => void) {
      const own = worker.current;
      if (!own) return;
      busy.current = true;
      own.onmessage = ({ data }: MessageEvent<HashMessage>) => {
        busy.current = data.kind === 'progress';
        hear(data);
      };
      own.onerror = () => hear({ kind: 'failed' });
      own.postMessage(file);
    },
    /** Gives up the file in work. */
    stop() {
      if (!busy.current) return;
      busy.current = false;
      worker.current?.terminate();
      worker.current = startHasher();
    },
  };
}

interface Answered {
  answer: LogAnswer;
  /** The question that it answers. */
  by: LogQuestion;
}

/** The first answer that found something, else the first of all. */
async function askInTurn(questions: readonly LogQuestion[]): Promise<Answered> {
  let first: Answered | undefined;
  for (const by of questions) {
    const answer = await api()('lookUpSeal', { body: by });
    if (answer.total > 0 || answer.waiting) return { answer, by };
    first ??= { answer, by };
  }
  return first as Answered;
}

/** A dropped proof or entry against what the log holds under that number or id. */
async function checkDropped(
  dropped: Extract<DroppedFile, { kind: 'proof' | 'entry' }>,
  name: string,
  view: LogView,
): Promise<FindState> {
  if (dropped.kind === 'entry') {
    const { seals } = await api()('lookUpSeal', { body: { id: dropped.id } });
    const seal = seals.find((found) => found.leafHash === toHex(dropped.leaf));
    return { kind: 'entry', name, ...(seal ? { index: seal.index } : {}) };
  }
  const { index, text } = dropped;
  if (index < 0 || index >= view.size) return { kind: 'proof', name };
  const shown = await api()('getLogEntry', { params: { index: String(index) } });
  const leaf = leafHash(new TextEncoder().encode(shown.entry));
  const proved = verifyTlogProof(text, { vkeys: view.vkeys, leafHash: leaf });
  return { kind: 'proof', name, ...(proved.ok ? { index } : {}) };
}
