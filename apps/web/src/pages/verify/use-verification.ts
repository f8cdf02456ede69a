import type { Verification } from '@redress/bundle';
import { useEffect, useRef, useState } from 'react';
import type { CheckedRecord } from './check-record.ts';
import type { VerifyMessage, VerifyRequest } from './verify-worker.ts';

export type VerifyState =
  | { kind: 'idle' }
  | { kind: 'running'; name: string; percent: number }
  | { kind: 'done'; name: string; verification: Verification }
  | { kind: 'record'; name: string; checked: CheckedRecord }
  | { kind: 'refused'; name: string; text: string }
  | { kind: 'failed'; name: string };

/** Verifies in a worker of its own, so that the page stays alive while a large bundle is hashed. */
export function useVerification() {
  const [state, setState] = useState<VerifyState>({ kind: 'idle' });
  const worker = useRef<Worker>(undefined);
  const stop = () => {
    worker.current?.terminate();
    worker.current = undefined;
  };
  useEffect(() => () => worker.current?.terminate(), []);
  const reset = () => {
    stop();
    setState({ kind: 'idle' });
  };
  const run = (request: VerifyRequest) => {
    stop();
    const name = request.file.name;
    const own = new Worker(new URL('./verify-worker.ts', import.meta.url), { type: 'module' });
    worker.current = own;
    setState({ kind: 'running', name, percent: 0 });
    own.onmessage = (event: MessageEvent<VerifyMessage>) => {
      const message = event.data;
      if (message.kind === 'progress') return setState({ kind: 'running', name, percent: message.percent });
      setState({ ...message, name });
      stop();
    };
    own.onerror = () => {
      setState({ kind: 'failed', name });
      stop();
    };
    own.postMessage(request);
  };
  /** An outcome that was found without the worker. */
  const show = (outcome: VerifyState) => {
    stop();
    setState(outcome);
  };
  return { state, run, show, reset };
}
