import {
  type ChainAdapter,
  confirmAnchor,
  type HeadToAnchor,
  holdsBlock,
  httpRpc,
  originHash,
  placeProblem,
  readLine,
} from '@redress/anchor';
import { anchorAbi, anchorBytecode } from '@redress/anchor/artifact';
import {
  BaseError,
  ContractFunctionRevertedError,
  createPublicClient,
  createWalletClient,
  defineChain,
  encodeFunctionData,
  getContractAddress,
  http,
  type PrivateKeyAccount,
  toHex,
} from 'viem';

export interface EvmOptions {
  chainId: number;
  /** JSON-RPC over HTTP; it may hold a password, so it is never written anywhere. */
  rpc: string;
  account: PrivateKeyAccount;
  /** In wei. Given, transactions are of the old kind with this price, as consortium chains want it; usually 0. */
  gasPrice?: bigint | undefined;
}

/** Heads on a chain with an Ethereum RPC: public ones, Besu, FISCO BCOS from 3.9. */
export function createEvmChain(
  options: EvmOptions & { contract: string; confirmations: number },
): ChainAdapter {
  const { chainId, account, confirmations } = options;
  const rpc = httpRpc(options.rpc, fetch);
  const [chain, contract, publisher] = [
    `eip155:${chainId}`,
    options.contract.toLowerCase(),
    account.address.toLowerCase(),
  ];
  const clients = clientsOf(options);
  return {
    chain,
    contract,
    publisher,
    problem: () => placeProblem(chain, contract, rpc),
    publish: (head, attempt) =>
      quietly(options.rpc, async () => ({ tx: await send(clients, options, head, attempt) })),
    confirm: (tx) => confirmAnchor(tx, { contract, confirmations }, rpc),
    read: (line, size) => readLine(line, rpc, size),
    holds: (block, blockHash) => holdsBlock(block, blockHash, rpc),
  };
}

function clientsOf({ chainId, rpc, account }: EvmOptions) {
  const chain = defineChain({
    id: chainId,
    name: `eip155:${chainId}`,
    nativeCurrency: { name: 'gas', symbol: 'GAS', decimals: 18 },
    rpcUrls: { default: { http: [rpc] } },
  });
  const transport = http(rpc, { timeout: 10_000, retryCount: 0 });
  return {
    reader: createPublicClient({ chain, transport, pollingInterval: 250 }),
    writer: createWalletClient({ chain, transport, account }),
  };
}

type Clients = ReturnType<typeof clientsOf>;

/**
 * The nonce is that of the first transaction not yet in a block: there is one at most, and whatever hangs there is
 * replaced rather than waited for. Each attempt pays a quarter more, for nodes replace only for a better price.
 */
async function send(
  { reader, writer }: Clients,
  { account, contract, gasPrice }: EvmOptions & { contract: string },
  head: HeadToAnchor,
  attempt: number,
): Promise<string> {
  const address = contract as `0x${string}`;
  const args = [
    toHex(originHash(head.origin)),
    BigInt(head.size),
    toHex(head.root),
    toHex(head.noteHash),
  ] as const;
  const call = { account, address, abi: anchorAbi, functionName: 'anchor', args } as const;
  // Only this tells a refusal of the contract by its name and numbers.
  await reader.simulateContract({ ...call, blockTag: 'latest' });
  const gas = await gasFor(reader, { from: account.address, to: address, data: encodeFunctionData(call) });
  const nonce = await reader.getTransactionCount({ address: account.address, blockTag: 'latest' });
  const raise = (fee: bigint): bigint => (fee * BigInt(4 + attempt)) / 4n;
  const common = { ...call, gas, nonce };
  if (gasPrice !== undefined)
    return writer.writeContract({ ...common, type: 'legacy', gasPrice: raise(gasPrice) });
  const { baseFeePerGas } = await reader.getBlock();
  if (baseFeePerGas === null)
    return writer.writeContract({ ...common, type: 'legacy', gasPrice: raise(await reader.getGasPrice()) });
  const { maxFeePerGas, maxPriorityFeePerGas } = await reader.estimateFeesPerGas();
  const fees = { maxFeePerGas: raise(maxFeePerGas), maxPriorityFeePerGas: raise(maxPriorityFeePerGas) };
  return writer.writeContract({ ...common, ...fees });
}

/**
 * A fifth more than the node says, and never less than a first head needs: what a pending transaction of ours has
 * already written costs less to repeat, but that one may be replaced. Limits are not spent, so this costs nothing.
 */
async function gasFor(
  reader: Clients['reader'],
  call: { from: `0x${string}`; to: `0x${string}`; data: `0x${string}` },
): Promise<bigint> {
  const said = BigInt(await reader.request({ method: 'eth_estimateGas', params: [call, 'latest'] }));
  const enough = (said * 6n) / 5n;
  return enough > leastGas ? enough : leastGas;
}
const leastGas = 90_000n;

export interface Deployment {
  contract: string;
  publisher: string;
  tx: string;
  gasUsed: number;
}

/** Puts Anchor.sol on a chain and waits until it is in a block. Throws when the chain cannot be reached. */
export function deployAnchor(options: EvmOptions): Promise<Deployment> {
  const { account, gasPrice } = options;
  return quietly(options.rpc, async () => {
    const { reader, writer } = clientsOf(options);
    const nonce = await reader.getTransactionCount({ address: account.address, blockTag: 'latest' });
    const fee = gasPrice === undefined ? {} : ({ type: 'legacy', gasPrice } as const);
    const tx = await writer.deployContract({ abi: [], bytecode: anchorBytecode, nonce, ...fee });
    const receipt = await reader.waitForTransactionReceipt({ hash: tx, timeout: 120_000 });
    if (receipt.status !== 'success') throw new Error(`the deployment ${tx} failed`);
    const address =
      receipt.contractAddress ?? getContractAddress({ from: account.address, nonce: BigInt(nonce) });
    return {
      contract: address.toLowerCase(),
      publisher: account.address.toLowerCase(),
      tx,
      gasUsed: Number(receipt.gasUsed),
    };
  });
}

/** The id that a node gives its chain. */
export async function chainIdOf(rpc: string): Promise<number> {
  return Number(await httpRpc(rpc, fetch)('eth_chainId', []));
}

/** viem's messages repeat the request with its address; ours say the cause in one line. */
async function quietly<T>(rpc: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BaseError)) throw error;
    const refusal = error.walk((one) => one instanceof ContractFunctionRevertedError);
    const { data } = (refusal ?? {}) as Partial<ContractFunctionRevertedError>;
    if (data) throw new Error(`the contract refuses: ${data.errorName}(${(data.args ?? []).join(', ')})`);
    const cause = error.walk() as BaseError;
    const text = [cause.shortMessage ?? cause.message, cause.details].filter(Boolean).join(' ');
    throw new Error(text.replaceAll(rpc, '…').replace(/\s+/g, ' ').slice(0, 300));
  }
}
