import { Refusal } from '@redress/kernel';
import type { ReadingRefusalCode } from '../refusals.ts';
import type { Answer, Order } from './messages.ts';
import { inspect, read, redact } from './tasks.ts';

/** Distributes over the union, so that each kind keeps its own fields. */
type Without<T> = T extends unknown ? Omit<T, 'id' | 'rss'> : never;

function send(id: number, answer: Without<Answer>): void {
  process.send?.({ id, rss: process.memoryUsage.rss(), ...answer });
}

async function perform({ id, task }: Order): Promise<Without<Answer>> {
  if (task.kind === 'inspect') return { kind: 'look', look: await inspect(task.path, task.mediaType) };
  let last = 0;
  const onProgress = (percent: number) => {
    if (percent > last) send(id, { kind: 'progress', percent });
    last = Math.max(last, percent);
  };
  if (task.kind === 'redact')
    return { kind: 'redacted', redacted: await redact(task.path, task.options, onProgress) };
  return { kind: 'reading', reading: await read(task.path, task.mediaType, onProgress) };
}

process.on('message', (order: Order) => {
  perform(order).then(
    (answer) => send(order.id, answer),
    (error: unknown) => {
      if (error instanceof Refusal)
        send(order.id, { kind: 'refusal', code: error.code as ReadingRefusalCode, text: error.text });
      else send(order.id, { kind: 'error', message: error instanceof Error ? error.message : String(error) });
    },
  );
});
// The server is gone: nobody waits for an answer any more.
process.on('disconnect', () => process.exit(0));
