import { type AnchoredHead, countOf, httpRpc, placeProblem, type Rpc, readLine } from '@redress/anchor';
import { Refusal, toBase64 } from '@redress/kernel';
import { type Checkpoint, openCheckpoint, parseCheckpoint, parseNote, sha256 } from '@redress/tlog';
import { language, printable } from '../language.ts';
import { readVkey } from '../vkey-option.ts';
import { awayRefusal } from './anchor-options.ts';
import { readText } from './witness-key.ts';

export interface VerifyOptions {
  rpc: string;
  contract: string;
  publisher: string;
  vkey?: string;
  json?: boolean;
}

interface Answer {
  ok: boolean;
  chain: string;
  origin: string;
  size: number;
  root: string;
  contract: string;
  publisher: string;
  /** Newest size on the publisher's line; absent when nothing was anchored on it. */
  latestSize?: number;
  tx?: string;
  block?: number;
  blockHash?: string;
  /** The block's own time. */
  at?: string;
  /** Whether the anchored note is this file, byte by byte; cosignatures may have come later. */
  sameNote?: boolean;
  /** Absent when no key was given. */
  signed?: true;
  reason?: string;
}

/** True when the chain holds this very head. Refusals: `not-readable`, `bad-checkpoint`, `bad-vkey`, `chain-away`. */
export async function verifyAnchor(file: string, options: VerifyOptions): Promise<boolean> {
  const text = readText(file);
  const head = headOf(file, text, options.vkey);
  const rpc = httpRpc(options.rpc, fetch);
  const answer = await ask(head, options, rpc).catch(awayRefusal);
  if (answer.tx !== undefined)
    answer.sameNote = answer.noteHash === Buffer.from(sha256(Buffer.from(text))).toString('hex');
  const { noteHash: _, ...shown } = answer;
  if (options.vkey !== undefined) shown.signed = true;
  process.stdout.write(options.json ? `${JSON.stringify(shown, null, 2)}\n` : describe(file, shown));
  return answer.ok;
}

function headOf(file: string, text: string, vkey: string | undefined): Checkpoint {
  if (vkey !== undefined) {
    const opened = openCheckpoint(text, [readVkey(vkey)]);
    if (opened.ok) return opened.value;
    throw badCheckpoint(file, opened.reason);
  }
  const note = parseNote(text);
  const head = note.ok ? parseCheckpoint(note.value.body) : note;
  if (head.ok) return head.value;
  throw badCheckpoint(file, head.reason);
}

const badCheckpoint = (file: string, reason: string): Refusal =>
  new Refusal('bad-checkpoint', {
    zh: `${printable(file)} 不是可用的检查点（${printable(reason)}）`,
    en: `${printable(file)} is no usable checkpoint: ${printable(reason)}`,
  });

async function ask(
  { origin, size, root }: Checkpoint,
  { contract, publisher }: VerifyOptions,
  rpc: Rpc,
): Promise<Answer & { noteHash?: string }> {
  const chain = `eip155:${countOf(await rpc('eth_chainId', []))}`;
  const about = { ok: false, chain, origin, size, root: toBase64(root), contract, publisher };
  const problem = await placeProblem(chain, contract, rpc);
  if (problem !== undefined) return { ...about, reason: problem };
  const line = { contract, publisher, origin };
  const latest = await readLine(line, rpc);
  if (!latest) return { ...about, reason: 'this publisher anchored nothing of this log' };
  const found = latest.size === size ? latest : await readLine(line, rpc, size);
  const known = { ...about, latestSize: latest.size };
  if (!found)
    return { ...known, reason: `no head of size ${size} was anchored; the newest is of size ${latest.size}` };
  return { ...known, ...judge(found, root) };
}

function judge(found: AnchoredHead, root: Uint8Array) {
  const { tx, block, blockHash, at, noteHash } = found;
  const place = { tx, block, blockHash, at: at.toISOString(), noteHash };
  if (toBase64(found.root) === toBase64(root)) return { ok: true, ...place };
  return {
    ok: false,
    ...place,
    reason: `the chain holds another root of this size: ${toBase64(found.root)}`,
  };
}

function describe(file: string, answer: Answer): string {
  const { ok, chain, origin, size, block, at, reason, signed, sameNote } = answer;
  const zh = language === 'zh';
  const head = zh ? `日志 ${origin}，大小 ${size}` : `log ${origin}, size ${size}`;
  if (!ok) return `✗ ${printable(file)}  ${printable(head)}${zh ? '：' : ': '}${printable(reason ?? '')}\n`;
  const lines = [
    zh
      ? `✓ ${printable(file)}  ${printable(head)} 已在 ${chain} 第 ${block} 块上链，区块时间 ${at}`
      : `✓ ${printable(file)}  ${printable(head)} stands on ${chain} in block ${block}, whose time is ${at}`,
  ];
  if (!signed)
    lines.push(zh ? '未核对日志签名（未给出 --vkey）' : "the log's signature was not checked (no --vkey)");
  if (sameNote === false)
    lines.push(
      zh
        ? '上链的是同一日志头的另一份签名文本（见证签名可能较晚到达）'
        : 'what was anchored is another text of the same head (cosignatures may have come later)',
    );
  return `${lines.join('\n')}\n`;
}
