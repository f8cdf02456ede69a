import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Refusal } from '@redress/kernel';
import { parseCheckpoint, parseNote, type WitnessedHead } from '@redress/tlog';

export interface WitnessState {
  /** How many logs have a head here. */
  readonly heads: number;
  /**
   * Reads the newest head of `origin`, lets `decide` judge, and keeps the note it gives, all in one step that no other
   * request can enter. When this returns, the note is on disk; when it throws, the old one still stands.
   */
  advance<T>(origin: string, decide: (stored: WitnessedHead | undefined) => { keep?: string; answer: T }): T;
  /** The kept note for the lower-case hex SHA-256 of an origin. */
  noteOf(originHash: string): string | undefined;
  close(): void;
}

const originHashOf = (origin: string): string => createHash('sha256').update(origin).digest('hex');

/**
 * Opens or makes the state of a witness: one SQLite file, synced at every commit and locked for this process, since two
 * witnesses on one state would roll each other back. Refusals: `state-in-use`, `state-unusable`.
 */
export function openWitnessState(folder: string): WitnessState {
  const file = openFile(folder);
  const select = file.prepare('SELECT note FROM head WHERE origin_hash = ?');
  const upsert = file.prepare(
    'INSERT INTO head (origin_hash, note) VALUES (?, ?) ON CONFLICT (origin_hash) DO UPDATE SET note = excluded.note',
  );
  const noteOf = (hash: string): string | undefined => select.get(hash)?.note as string | undefined;
  return {
    get heads() {
      return Number(file.prepare('SELECT count(*) AS n FROM head').get()?.n);
    },
    advance(origin, decide) {
      const hash = originHashOf(origin);
      file.exec('BEGIN IMMEDIATE');
      try {
        const { keep, answer } = decide(headOf(noteOf(hash)));
        if (keep !== undefined) upsert.run(hash, keep);
        file.exec('COMMIT');
        return answer;
      } catch (error) {
        if (file.isTransaction) file.exec('ROLLBACK');
        throw error;
      }
    },
    noteOf,
    close: () => file.close(),
  };
}

/** Never goes on as if nothing had been witnessed when the note is damaged: that would sign a second history. */
function headOf(text: string | undefined): WitnessedHead | undefined {
  if (text === undefined) return undefined;
  const note = parseNote(text);
  const head = note.ok ? parseCheckpoint(note.value.body) : note;
  if (!head.ok) throw new Error(`a kept note is damaged: ${head.reason}`);
  return head.value;
}

function openFile(folder: string): DatabaseSync {
  let file: DatabaseSync | undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    file = new DatabaseSync(join(folder, 'witness.sqlite'), { timeout: 0 });
    // FULL syncs the write-ahead log at each commit; EXCLUSIVE is an operating-system lock that ends with the process.
    file.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    file.exec('CREATE TABLE IF NOT EXISTS head (origin_hash TEXT PRIMARY KEY, note TEXT NOT NULL) STRICT');
    file.exec('BEGIN IMMEDIATE; COMMIT');
    return file;
  } catch (error) {
    file?.close();
    const why = error instanceof Error ? error.message : String(error);
    if (/locked|busy/i.test(why))
      throw new Refusal('state-in-use', {
        zh: `${folder} 正被另一个见证进程使用`,
        en: `${folder} is in use by another witness`,
      });
    throw new Refusal('state-unusable', {
      zh: `无法使用见证状态文件夹 ${folder}（${why}）`,
      en: `cannot use the witness state ${folder}: ${why}`,
    });
  }
}
