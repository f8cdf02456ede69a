import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
export type Signal = (typeof signals)[number];

/**
 * Calls `tidy` on Ctrl-C, a closed terminal or a plain kill, and ends the process with 128 + the signal's number.
 * `tidy` must be synchronous: whatever else is under way goes no step further. Gives the end of
 * listening. A second signal meanwhile finds the listener still there and changes nothing.
 */
export function onInterruption(tidy: (signal: Signal) => void): () => void {
  const listeners = signals.map((signal) => {
    const listener = (): void => {
      try {
        tidy(signal);
      } finally {
        process.exit(128 + constants.signals[signal]);
      }
    };
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  return () => {
    for (const off of listeners) off();
  };
}
