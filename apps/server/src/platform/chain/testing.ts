import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { httpRpc, type Rpc } from '@redress/anchor';
import { anchorAbi } from '@redress/anchor/artifact';
import { createWalletClient, http, type PrivateKeyAccount, toHex } from 'viem';
import { mnemonicToAccount, privateKeyToAccount } from 'viem/accounts';
import { type Deployment, deployAnchor } from './evm.ts';

/** A real node of a private chain (anvil of Foundry) in a process of its own. */
export interface TestChain {
  url: string;
  chainId: number;
  rpc: Rpc;
  /** Rich accounts of the chain, 0 to 9. */
  account(index: number): PrivateKeyAccount;
  /** The account's key in a file, as an operator keeps it. */
  keyFile(index: number): string;
  deploy(index?: number): Promise<Deployment>;
  stop(): Promise<void>;
}

const mnemonic = 'test test test test test test test test test test test junk';
const chainId = 31_337;

/** `port` 0 lets the system choose; further arguments are anvil's. */
export async function startChain({ port = 0, args = [] as string[] } = {}): Promise<TestChain> {
  const child = spawn(anvil(), ['--port', String(port), '--mnemonic', mnemonic, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`anvil ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /^Listening on (\S+)$/.exec(line)?.[1];
      if (address) resolve(`http://${address}`);
    });
  });
  const keyOf = (index: number) =>
    toHex(mnemonicToAccount(mnemonic, { addressIndex: index }).getHdKey().privateKey as Uint8Array);
  const account = (index: number) => privateKeyToAccount(keyOf(index));
  return {
    url,
    chainId,
    rpc: httpRpc(url, fetch),
    account,
    keyFile: (index) => writeKey(keyOf(index)),
    deploy: (index = 0) => deployAnchor({ chainId, rpc: url, account: account(index) }),
    stop: () => {
      child.kill();
      return ended;
    },
  };
}

/** The binary that npm brings for Linux on x64; elsewhere the one of the system. */
function anvil(): string {
  try {
    return createRequire(import.meta.url).resolve('@foundry-rs/anvil-linux-amd64/bin/anvil');
  } catch {
    return 'anvil';
  }
}

function writeKey(key: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'redress-chain-')), 'key');
  writeFileSync(file, `${key}\n`, { mode: 0o600 });
  return file;
}

/**
 * One transaction per record, as a chain that stores each record would have it, from one account with `concurrency` of
 * them on the way; gives how long all took until the last was in a block.
 */
export async function anchorEach(
  chain: TestChain,
  contract: string,
  count: number,
  concurrency = 64,
): Promise<{ milliseconds: number; gas: number }> {
  const account = chain.account(1);
  const writer = createWalletClient({ account, transport: http(chain.url) });
  let nonce = Number(await chain.rpc('eth_getTransactionCount', [account.address, 'latest']));
  let [next, gas] = [0, 0];
  const sender = async (): Promise<void> => {
    while (next < count) {
      const size = BigInt(++next);
      const hash = toHex(size, { size: 32 });
      const tx = await writer.writeContract({
        chain: null,
        address: contract as `0x${string}`,
        abi: anchorAbi,
        functionName: 'anchor',
        // Each on a line of its own: a record's place depends on no other.
        args: [hash, size, hash, hash],
        nonce: nonce++,
        gas: 100_000n,
        maxFeePerGas: 10n ** 12n,
        maxPriorityFeePerGas: 0n,
      });
      const used = await gasOf(chain, tx);
      gas += used;
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: concurrency }, sender));
  return { milliseconds: performance.now() - started, gas };
}

async function gasOf(chain: TestChain, tx: string): Promise<number> {
  for (;;) {
    const receipt = (await chain.rpc('eth_getTransactionReceipt', [tx])) as Record<string, string> | null;
    if (!receipt) continue;
    if (receipt.status !== '0x1') throw new Error(`transaction ${tx} failed`);
    return Number(receipt.gasUsed);
  }
}
