import type { Reading } from '../reading.ts';
import type { ReadingRefusalCode } from '../refusals.ts';

/** What a file is as far as it must be opened to know. */
export interface Look {
  pages?: number;
}

export type Task =
  | { kind: 'inspect'; path: string; mediaType: string }
  | { kind: 'read'; path: string; mediaType: string };

/** Server to worker. */
export interface Order {
  id: number;
  task: Task;
}

/** Worker to server; `rss` in bytes. */
export type Answer = { id: number; rss: number } & (
  | { kind: 'progress'; percent: number }
  | { kind: 'look'; look: Look }
  | { kind: 'reading'; reading: Reading }
  | { kind: 'refusal'; code: ReadingRefusalCode; text: { zh: string; en: string; internal?: string } }
  | { kind: 'error'; message: string }
);
