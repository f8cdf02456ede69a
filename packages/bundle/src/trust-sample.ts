import type { AnchorRecord } from '@redress/anchor';
import { consistencyProof, createCosigner, rootOf } from '@redress/tlog';
import { portableHasher } from './hash.ts';
import type { SampleHead, TrustMaker } from './sample.ts';

/** The one file of the bundle that has everything: its head is what `fixtures/testing.ts` had stamped. */
export const wholeFiles = [{ path: 'items/voucher.png', content: new TextEncoder().encode('paid 98.00') }];

export const sampleWitness = (n: number, name = `w${n}.example`) =>
  createCosigner({ name, seed: new Uint8Array(32).fill(100 + n) });
const witnesses = [1, 2, 3].map((n) => sampleWitness(n));
/** 2026-11-18T11:06:40Z, of the first witness; the others a second later each. */
export const cosignedAtSeconds = 1_795_000_000;

/** Two of three witnesses, unless said otherwise. */
export const samplePolicy = ({ vkey }: Pick<SampleHead, 'vkey'>, quorum = 2): string =>
  [
    `log ${vkey}`,
    ...witnesses.map((w, i) => `witness W${i + 1} ${w.vkey}`),
    `group all ${quorum} W1 W2 W3`,
    'quorum all',
    '',
  ].join('\n');

/** A head that the first `count` witnesses cosigned. */
export const cosigned = ({ body, note }: SampleHead, count: number): string =>
  note +
  witnesses
    .slice(0, count)
    .map((w, i) => w.cosign(body, cosignedAtSeconds + i))
    .join('');

/** The head of size 1 on a chain that nobody runs, and the way from it to the sample's head. */
export async function sampleAnchor(head: SampleHead): Promise<AnchorRecord> {
  const size = 1;
  const { leaves, origin } = head;
  const read = (level: number, at: number) => rootOf(leaves.slice(at * 2 ** level, (at + 1) * 2 ** level));
  const hash = portableHasher.sha256();
  hash.update(new TextEncoder().encode('the note of size 1'));
  return {
    chain: 'eip155:31337',
    name: 'local',
    contract: `0x${'c0'.repeat(20)}`,
    publisher: `0x${'ab'.repeat(20)}`,
    origin,
    size,
    root: rootOf(leaves.slice(0, size)),
    noteHash: [...hash.digest()].map((b) => b.toString(16).padStart(2, '0')).join(''),
    tx: `0x${'1f'.repeat(32)}`,
    block: 17,
    blockHash: `0x${'2e'.repeat(32)}`,
    at: '2026-11-18T11:20:00.000Z',
    consistency: await consistencyProof(size, leaves.length, read),
  };
}

/** Everything that a bundle can carry. `stamps` are those of `fixtures/`, over exactly this head. */
export const wholeTrust =
  (stamps: { authority: string; token: Uint8Array; roots: string }[]): TrustMaker =>
  async (head) => ({
    checkpoint: cosigned(head, 2),
    policy: samplePolicy(head),
    tokens: stamps,
    anchors: [await sampleAnchor(head)],
  });
