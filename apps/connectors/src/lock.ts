import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigProblem } from './config.ts';

/** One connector at a time on a state folder; a killed one frees it. */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const db = new DatabaseSync(join(folder, 'lock'));
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch {
    db.close();
    throw new ConfigProblem(`${folder}: another connector works there`);
  }
  return () => db.close();
}
