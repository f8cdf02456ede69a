import { formatVkey, openCheckpoint } from '@redress/tlog';
import type { Database } from '#platform/database';
import type { ShardRow } from '../store.ts';
import * as store from '../store-audit.ts';
import type { Findings } from './audit-findings.ts';
import type { LogKey } from './audit-stored.ts';
import type { AuditTree } from './audit-tree.ts';
import { verifyFast } from './audit-verify.ts';

export interface HeadsDeps {
  db: Database;
  shard: string;
  origin: string;
  /** The newest head's; heads published meanwhile belong to the next audit. */
  size: number;
  keys: readonly LogKey[];
  findings: Findings;
}

const page = 500;
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Walks the published heads beside the growing tree: the root at each of their sizes must be the one signed. */
export class HeadsCheck {
  readonly #deps: HeadsDeps;
  #queue: store.StoredHead[] = [];
  #read = 0;
  #fence = 0n;
  #atMs = Number.NEGATIVE_INFINITY;
  /** The first head whose root does not follow; later ones cannot follow either and say nothing new. */
  #broken: number | undefined;

  constructor(deps: HeadsDeps) {
    this.#deps = deps;
  }

  /** The tree has one leaf more. `fill` was awaited for its size. */
  grown(tree: AuditTree): void {
    const head = this.#queue[0];
    if (head?.size !== tree.size) return;
    this.#queue.shift();
    this.#check(head, tree);
  }

  /** The newest head as the log shows it is the last one published. */
  async finish(newest: ShardRow, root: Uint8Array): Promise<void> {
    const { findings } = this.#deps;
    if (!Buffer.from(root).equals(newest.root))
      findings.add(
        'head',
        `newest head: the entries give root ${base64(root)}, stored is ${base64(newest.root)}`,
      );
    if (newest.size === 0) return;
    this.#checkNote(`newest head of ${newest.size}`, { ...newest, note: newest.checkpoint });
    const [row] = await store.readStoredHeads(this.#deps.db, this.#deps.shard, newest.size - 1, 1);
    if (row?.size !== newest.size)
      findings.add('head', `head of ${newest.size}: missing, though it is the newest`);
  }

  /** Reads ahead until the first head of `to` entries or more is at hand, so that each entry finds its own. */
  async fill(to: number): Promise<void> {
    const { db, shard, size } = this.#deps;
    while (this.#read < Math.min(to, size)) {
      const rows = await store.readStoredHeads(db, shard, this.#read, page);
      this.#queue.push(...rows.filter((row) => row.size <= size));
      this.#read = rows.at(-1)?.size ?? size;
    }
  }

  #check(head: store.StoredHead, tree: AuditTree): void {
    const { findings } = this.#deps;
    const name = `head of ${head.size}`;
    if (head.fence < this.#fence)
      findings.add(
        'head',
        `${name}: an older sequencer than that of a smaller head is said to have signed it`,
      );
    this.#fence = head.fence;
    if (head.at.getTime() < this.#atMs)
      findings.add('time', `${name}: said to be published before a smaller one`);
    this.#atMs = head.at.getTime();
    this.#checkNote(name, head);
    if (this.#broken !== undefined) return;
    const root = Buffer.from(tree.root());
    if (root.equals(head.root)) return;
    this.#broken = head.size;
    findings.add('root', `${name}: the entries give root ${base64(root)}, stored is ${base64(head.root)}`);
  }

  /** Signed by a key that was the log's at that size, and saying what its row says. */
  #checkNote(name: string, head: { size: number; root: Buffer; note: string }): void {
    const { findings, keys, origin } = this.#deps;
    const opened = openCheckpoint(
      head.note,
      keys.map(({ vkey }) => vkey),
      verifyFast,
    );
    if (!opened.ok) {
      findings.add('signature', `${name}: ${opened.reason}`);
      return;
    }
    const { value } = opened;
    if (value.origin !== origin || value.size !== head.size || !head.root.equals(value.root))
      findings.add(
        'note',
        `${name}: signed is ${value.origin}, size ${value.size}, root ${base64(value.root)}; the row says root ${base64(head.root)}`,
      );
    const valid = value.note.verified.some(({ key }) =>
      keys.some(
        ({ vkey, since, until }) =>
          vkey === formatVkey(key) && since <= head.size && (until === undefined || head.size <= until),
      ),
    );
    if (!valid) findings.add('signature', `${name}: signed by a key that was not the log's at that size`);
  }
}
