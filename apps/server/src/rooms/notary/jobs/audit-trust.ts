import { openNote, parseCheckpoint, parseNote } from '@redress/tlog';
import { createPace } from '#platform/pace';
import { sha256 } from '../keys.ts';
import * as store from '../store-audit.ts';
import type { Findings } from './audit-findings.ts';
import type { AuditDeps } from './audit-stored.ts';
import { verifyFast } from './audit-verify.ts';

const page = 200;

/** What others attested must be over the very heads that were published; cosignatures of known witnesses must verify. */
export async function checkTrust(deps: AuditDeps, findings: Findings): Promise<void> {
  let after: Pick<store.TrustRow, 'size' | 'kind' | 'name'> = { size: -1, kind: 'anchor', name: '' };
  const pace = createPace();
  for (;;) {
    deps.signal?.throwIfAborted();
    const rows = await store.readTrust(deps.db, deps.shard, after, page);
    for (const row of rows) {
      const problem = problemOf(row, deps);
      if (problem)
        findings.add(row.kind, `${row.kind} ${row.name}${row.name && ' '}of ${row.size}: ${problem}`);
      await pace();
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last;
  }
}

function problemOf(row: store.TrustRow, deps: AuditDeps): string | undefined {
  if (row.head === null) return 'no head of this size was published';
  const published = parseNote(row.head);
  // Said of the head itself already.
  if (!published.ok) return undefined;
  const { body } = published.value;
  if (row.kind === 'cosignature') return lineProblem(row, body, deps);
  const note = parseNote(row.text);
  if (!note.ok) return note.reason;
  if (note.value.body !== body) return 'another head than the one published';
  if (row.kind === 'final') return finalProblem(row, deps);
  if (row.text !== row.head && row.text !== row.final)
    return 'its note is neither the published nor the final one';
  if (row.token && !row.token.includes(Buffer.from(sha256(Buffer.from(row.text)))))
    return 'the token is not over its note';
  const head = parseCheckpoint(body);
  if (row.root && head.ok && !row.root.equals(head.value.root)) return 'another root than the one published';
  return undefined;
}

function lineProblem(row: store.TrustRow, body: string, { witnesses }: AuditDeps): string | undefined {
  const note = `${body}\n${row.text}${row.text.endsWith('\n') ? '' : '\n'}`;
  const parsed = parseNote(note);
  if (!parsed.ok) return parsed.reason;
  const vkey = witnesses?.get(row.name);
  // A witness that left the policy: its key is not known here any more.
  if (!vkey) return undefined;
  const opened = openNote(note, [vkey], verifyFast);
  return opened.ok ? undefined : opened.reason;
}

/** Every signature of a known key in a final note verifies, and the log's own is among them. */
function finalProblem(row: store.TrustRow, { keys, witnesses }: AuditDeps): string | undefined {
  const logKeys = keys.map(({ vkey }) => vkey);
  const opened = openNote(row.text, [...logKeys, ...(witnesses?.values() ?? [])], verifyFast);
  if (!opened.ok) return opened.reason;
  const own = openNote(row.text, logKeys, verifyFast);
  return own.ok ? undefined : own.reason;
}
