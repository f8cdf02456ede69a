import { Refusal } from '@redress/kernel';

export interface StoredObject {
  bytes: Uint8Array;
  /** Names these bytes for `replace`. */
  version: string;
}

/**
 * A place of objects that the public reads: a folder, or a bucket on S3-compatible storage. Each object appears whole or
 * not at all, and what a method wrote has its name after the next `sync` at the latest.
 */
export interface ObjectStore {
  /** Undefined when there is none. */
  get(path: string): Promise<StoredObject | undefined>;
  /**
   * An object that never changes. One with these very bytes is left alone: `there`. Refusal: `object-differs` when
   * other bytes stand under the name.
   */
  putOnce(path: string, bytes: Uint8Array): Promise<'written' | 'there'>;
  /**
   * A text that changes, if it is still the one of version `expected` (undefined: none is there). Gives false when
   * somebody else was faster: look again.
   */
  replace(path: string, text: string, expected: string | undefined): Promise<boolean>;
  /** Everything that was written is durable under its name when this returns. */
  sync(): Promise<void>;
  /** Removes every object below a folder-like path. */
  removeBelow(path: string): Promise<void>;
}

export const immutableCache = 'public, max-age=31536000, immutable';
export const briefCache = 'public, max-age=2';
export const textType = 'text/plain; charset=utf-8';
export const bytesType = 'application/octet-stream';

export function differs(path: string): Refusal {
  return new Refusal('object-differs', {
    zh: `${path} 已存在且内容不同，未覆盖。`,
    en: `${path} is there already with other content; it was not overwritten.`,
  });
}
