import { setTimeout as sleep } from 'node:timers/promises';
import { anchorAbi } from '@redress/anchor/artifact';
import { encodeFunctionData, toHex } from 'viem';
import { startChain, type TestChain } from '../../apps/server/src/platform/chain/testing.ts';

const count = 2000;
const concurrency = 64;

/**
 * Baseline (c): each entry in a transaction of its own on a local chain that makes a block whenever one arrives and
 * keeps all in memory: no consensus, no network, no disk, so any real chain is slower. What counts is the time until the
 * last one stands in a block; `perSecond` with the signature that each writer must make, `presigned` without.
 */
export async function transactionPerEntry(): Promise<{ perSecond: number; presigned: number; gas: number }> {
  const chain = await startChain();
  try {
    const { contract } = await chain.deploy();
    const signing = performance.now();
    const signed = await signAll(chain, contract as `0x${string}`);
    const signedMs = performance.now() - signing;
    const started = performance.now();
    let next = 0;
    let last = '';
    const sender = async () => {
      while (next < signed.length)
        last = (await chain.rpc('eth_sendRawTransaction', [signed[next++]])) as string;
    };
    await Promise.all(Array.from({ length: concurrency }, sender));
    const gas = await mined(chain, last);
    const minedMs = performance.now() - started;
    return { perSecond: (1000 * count) / (signedMs + minedMs), presigned: (1000 * count) / minedMs, gas };
  } finally {
    await chain.stop();
  }
}

async function signAll(chain: TestChain, to: `0x${string}`): Promise<string[]> {
  const account = chain.account(1);
  return Promise.all(
    Array.from({ length: count }, (_, nonce) => {
      // Each on a line of its own: a record's place depends on no other.
      const hash = toHex(nonce + 1, { size: 32 });
      const data = encodeFunctionData({
        abi: anchorAbi,
        functionName: 'anchor',
        args: [hash, 1n, hash, hash],
      });
      const fee = { maxFeePerGas: 10n ** 12n, maxPriorityFeePerGas: 0n, gas: 100_000n };
      return account.signTransaction({ chainId: chain.chainId, to, data, nonce, ...fee });
    }),
  );
}

/** Gas of the transaction, once every one up to it stands in a block. */
async function mined(chain: TestChain, tx: string): Promise<number> {
  await allMined(chain);
  for (;;) {
    const receipt = (await chain.rpc('eth_getTransactionReceipt', [tx])) as Record<string, string> | null;
    if (receipt?.status === '0x1') return Number(receipt.gasUsed);
    if (receipt) throw new Error(`transaction ${tx} failed`);
    await sleep(5);
  }
}

/**
 * Until the sender's whole line of transactions stands in blocks. Anvil makes a block when a transaction arrives and has
 * been seen to leave the last ones waiting for another arrival; it is then asked for a block.
 */
async function allMined(chain: TestChain): Promise<void> {
  const { address } = chain.account(1);
  let [before, still] = [-1, 0];
  for (;;) {
    const now = Number(await chain.rpc('eth_getTransactionCount', [address, 'latest']));
    if (now >= count) return;
    still = now === before ? still + 1 : 0;
    before = now;
    if (still > 1000) throw new Error(`the chain stopped at ${now} of ${count} transactions`);
    if (still > 0 && still % 20 === 0) await chain.rpc('evm_mine', []);
    await sleep(5);
  }
}
