import type { Reading } from '../reading.ts';
import type { RedactedPicture, RedactOptions } from '../redaction/redact-picture.ts';
import type { ReadingRefusalCode, RedactionRefusalCode } from '../refusals.ts';

/** What a file is as far as it must be opened to know. */
export interface Look {
  pages?: number;
}

export type Task =
  | { kind: 'inspect'; path: string; mediaType: string }
  | { kind: 'read'; path: string; mediaType: string }
  | { kind: 'redact'; path: string; options: RedactOptions };

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
  | { kind: 'redacted'; redacted: RedactedPicture }
  | {
      kind: 'refusal';
      code: ReadingRefusalCode | RedactionRefusalCode;
      text: { zh: string; en: string; internal?: string };
    }
  | { kind: 'error'; message: string }
);
