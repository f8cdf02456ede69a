import { parseEntry } from '@redress/bundle';
import type { FoundSeal, LogAnswer, LogEntry, LogQuestion } from '@redress/contract';
import { fromBase64, fromHex, Refusal, toHex } from '@redress/kernel';
import { leafHash } from '@redress/tlog';
import { lookupDigest } from '../commands/remember-content.ts';
import { sha256 } from '../keys.ts';
import * as explore from '../store-explore.ts';
import * as store from '../store-lookup.ts';
import type { ExploreDeps } from './explore.ts';
import { proofOf } from './proofs.ts';

export interface LookupDeps extends ExploreDeps {
  /** Absent: contents are not remembered here, and none is found. */
  lookupSecret?: Buffer | undefined;
}

const maxSeals = 20;

/** Every seal of what was asked for, oldest first. It names no case, and of a content only who holds it can ask. */
export async function lookUp(deps: LookupDeps, question: LogQuestion): Promise<LogAnswer> {
  const { db, shard } = deps;
  const { entries, total, waiting } = await search(deps, question);
  const final = (await explore.newestFinal(db, shard))?.size ?? 0;
  return {
    seals: entries.map((entry) => sealView(entry, final)),
    total,
    waiting,
    meaning: meaningOf('sha256' in question, total, waiting),
  };
}

interface Found {
  entries: explore.FoundEntry[];
  total: number;
  waiting: boolean;
}

async function search(deps: LookupDeps, question: LogQuestion): Promise<Found> {
  const { db, shard, lookupSecret } = deps;
  if ('sha256' in question) {
    if (!lookupSecret) return { entries: [], total: 0, waiting: false };
    const digest = lookupDigest(lookupSecret, fromHex(question.sha256) as Uint8Array);
    const found = await store.entriesUnder(db, shard, digest, maxSeals);
    return { ...found, waiting: found.total === 0 && (await store.isWaiting(db, { digest })) };
  }
  if ('id' in question) {
    const found = one(await explore.entryOf(db, shard, question.id));
    return { ...found, waiting: found.total === 0 && (await store.isWaiting(db, { id: question.id })) };
  }
  const index = 'index' in question ? question.index : await leafIndex(deps, question.leafHash);
  return {
    ...one(index === undefined ? undefined : await explore.entryAt(db, shard, index)),
    waiting: false,
  };
}

const one = (entry: explore.FoundEntry | undefined): { entries: explore.FoundEntry[]; total: number } =>
  entry ? { entries: [entry], total: 1 } : { entries: [], total: 0 };

let scanning: Promise<unknown> = Promise.resolve();
/** Reads the whole lowest row of the tree, so one search at a time however many ask. */
function leafIndex({ db, shard }: LookupDeps, text: string): Promise<number | undefined> {
  const leaf = (text.length === 64 ? fromHex(text) : fromBase64(text)) as Uint8Array | undefined;
  if (!leaf) return Promise.resolve(undefined);
  const found = scanning.then(() => explore.findLeaf(db, shard, leaf));
  scanning = found.catch(() => {});
  return found;
}

function sealView(entry: explore.FoundEntry, final: number): FoundSeal {
  const { index, id, bytes, sealedAt } = entry;
  return {
    index,
    id,
    type: typeOf(bytes),
    sealedAt: sealedAt.toISOString(),
    leafHash: toHex(leafHash(bytes, sha256)),
    final: index < final,
  };
}

/** The log may hold entries of a later version: those show no type. */
function typeOf(bytes: Uint8Array): string {
  const entry = parseEntry(bytes);
  return entry.ok ? entry.value.t : '';
}

/** One entry with its proof. Refusal: `not-in-log`. */
export async function readEntry({ db, shard }: ExploreDeps, index: number): Promise<LogEntry> {
  const entry = await explore.entryAt(db, shard, index);
  if (!entry) throw notInLog();
  const final = (await explore.newestFinal(db, shard))?.size ?? 0;
  const proof = await proofOf(db, shard, index);
  return { ...sealView(entry, final), entry: entry.bytes.toString('utf8'), proof };
}

/** The exact bytes of an entry. Refusal: `not-in-log`. */
export async function entryBytes({ db, shard }: ExploreDeps, index: number): Promise<Buffer> {
  const entry = await explore.entryAt(db, shard, index);
  if (!entry) throw notInLog();
  return entry.bytes;
}

const notInLog = () =>
  new Refusal('not-in-log', { zh: '日志中没有这一条目。', en: 'The log has no such entry.' });

function meaningOf(byContent: boolean, total: number, waiting: boolean): LogAnswer['meaning'] {
  if (waiting)
    return {
      zh: '已经收到，正在写入日志，请稍后再查。',
      en: 'Received; it is being written to the log. Ask again shortly.',
    };
  if (total > 0) {
    return byContent
      ? {
          zh: '本站收到过逐字节相同的内容，并在所列时间写入了日志。这只说明内容当时已经存在，不说明内容属实。',
          en: 'This site received content that is identical byte for byte and entered it in the log at the times listed. This shows that the content existed then, not that it is true.',
        }
      : { zh: '日志里有这一条目。', en: 'The log has this entry.' };
  }
  return byContent
    ? {
        zh: '没有找到用这份内容做过的存证。可能从未在本站存证，也可能改动过一个字节，或者原案件已被删除；这不说明内容是假的。',
        en: 'No seal of this content was found. It may never have been sealed here, differ by a single byte, or belong to a case that was erased; this does not show that the content is false.',
      }
    : { zh: '日志里没有这一条目。', en: 'The log has no such entry.' };
}
