import {
  type AnchorRecord,
  type ChainReading,
  checkAnchorRecord,
  parseAnchors,
  type Rpc,
  readAnchor,
} from '@redress/anchor';
import type { Checkpoint } from '@redress/tlog';
import { type Judged, Problems } from './problems.ts';
import { reasonInChinese } from './reasons.ts';
import { anchorsPath, type TrustFiles } from './trust-files.ts';
import type { Bilingual } from './types.ts';

/** Nodes that the verifier chose, by CAIP-2 chain or by the name that the bundle gives the chain. */
export type Chains = ReadonlyMap<string, Rpc>;

/**
 * Each recorded anchor against the head, and against its chain where the verifier named a node. What the chain was not
 * asked about is only the bundle's claim, and said so.
 */
export async function checkAnchors(
  files: TrustFiles,
  head: Checkpoint | undefined,
  chains: Chains = new Map(),
): Promise<Judged[]> {
  const records = files.names.has(anchorsPath) ? readRecords(files.anchors) : [];
  if ('problem' in records) return [failing('(none)', records.problem)];
  const byChain = new Map<string, AnchorRecord[]>();
  for (const record of records) byChain.set(record.chain, [...(byChain.get(record.chain) ?? []), record]);
  const asked = new Set<string>();
  const checks = await Promise.all(
    [...byChain.values()].map(([record, ...more]) => {
      const { chain, name } = record as AnchorRecord;
      asked.add(chain).add(name);
      if (more.length > 0)
        return failing(chain, { zh: '同一条链出现多次', en: 'the same chain stands twice' });
      if (!head) return failing(chain, { zh: '没有有效的检查点', en: 'there is no valid checkpoint' });
      return checkOne(record as AnchorRecord, head, chains.get(chain) ?? chains.get(name));
    }),
  );
  const missing = [...chains.keys()].filter((chain) => !asked.has(chain));
  const none = { zh: '包内没有这条链的记录', en: 'the bundle has no anchor on this chain' };
  return [...checks, ...missing.map((chain) => ({ ...failing(chain, none), unproved: true as const }))];
}

function readRecords(bytes: Uint8Array | undefined): AnchorRecord[] | { problem: Bilingual } {
  const read = bytes ? parseAnchors(bytes) : { ok: false as const, reason: 'it is too large or damaged' };
  if (read.ok) return read.value;
  return {
    problem: {
      zh: `proofs/anchor.json 无法读取（${reasonInChinese(read.reason)}）`,
      en: `proofs/anchor.json cannot be read: ${read.reason}`,
    },
  };
}

const failing = (chain: string, { zh, en }: Bilingual): Judged => ({
  name: `anchor:${chain}`,
  problems: new Problems().add(zh, en).list,
  fine: { zh: '', en: '' },
});

async function checkOne(record: AnchorRecord, head: Checkpoint, rpc?: Rpc): Promise<Judged> {
  const covered = checkAnchorRecord(record, head);
  if (!covered.ok) return failing(record.chain, { zh: reasonInChinese(covered.reason), en: covered.reason });
  const { wholeHead, entries } = covered.value;
  const scope = wholeHead
    ? { zh: '', en: '' }
    : {
        zh: `；涵盖前 ${entries} 条，之后的条目尚未上链`,
        en: `; covers the first ${entries} entries, not the later ones`,
      };
  const place = {
    zh: `记录于 ${record.name}（${record.chain}）第 ${record.block} 块，${record.at}`,
    en: `recorded on ${record.name} (${record.chain}) in block ${record.block} at ${record.at}`,
  };
  const said = rpc ? asked(await readAnchor(record, rpc), record) : notAsked(record);
  const check = { name: `anchor:${record.chain}`, at: record.at, ...said.facts };
  if (said.problem) return { ...check, ...failing(record.chain, said.problem) };
  const { zh, en } = said.fine;
  return {
    ...check,
    problems: [],
    fine: { zh: `${place.zh}${scope.zh}；${zh}`, en: `${place.en}${scope.en}; ${en}` },
  };
}

interface Said {
  fine: Bilingual;
  problem?: Bilingual;
  facts: Pick<Judged, 'trust' | 'unproved'>;
}

const notAsked = ({ contract, tx }: AnchorRecord): Said => ({
  fine: {
    zh: `链上尚未查询（合约 ${contract}，交易 ${tx}）`,
    en: `the chain itself was not asked (contract ${contract}, transaction ${tx})`,
  },
  facts: { trust: 'inside', unproved: true },
});

function asked(reading: ChainReading, { publisher }: AnchorRecord): Said {
  const facts: Said['facts'] = { trust: 'given' };
  if (reading.ok)
    return {
      fine: {
        zh: `已向给定节点查询，链上一致，${reading.confirmations} 个确认，写入账户 ${publisher}`,
        en: `read back from the given node: the chain agrees, ${reading.confirmations} confirmations, written by account ${publisher}`,
      },
      facts,
    };
  const problem = { zh: reasonInChinese(reading.reason), en: reading.reason };
  return {
    fine: { zh: '', en: '' },
    problem,
    facts: reading.unreachable ? { ...facts, unproved: true } : facts,
  };
}
