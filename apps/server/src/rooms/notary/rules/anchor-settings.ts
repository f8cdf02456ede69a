import { Refusal } from '@redress/kernel';

/** The file of REDRESS_LOG_ANCHORS: the chains that heads of the log are anchored on. */
export interface AnchorSettings {
  everyMinutes: number;
  chains: readonly EvmSettings[];
}

/** A chain with an Ethereum RPC. Other kinds get a `kind` of their own and an adapter in platform/chain. */
export interface EvmSettings {
  kind: 'evm';
  name: string;
  chainId: number;
  /** May hold a password. */
  rpc: string;
  contract: string;
  /** File of the private key, beside the settings. */
  key: string;
  /** Blocks that must lie on a head, its own included. */
  confirmations: number;
  /** In wei; absent means that the node is asked. */
  gasPrice?: bigint;
}

const usualMinutes = 60;
const usualConfirmations = 1;
const topNames = new Set(['everyMinutes', 'chains']);
const evmNames = new Set(['name', 'kind', 'chainId', 'rpc', 'contract', 'key', 'confirmations', 'gasPrice']);

/** Refusal `bad-config` names file, field and what it must be; it never repeats a value, which may be a password. */
export function parseAnchorSettings(json: string, file: string): AnchorSettings {
  const refuse: Refuse = (field, zh, en) => {
    throw badAnchorSettings(file, `${field} ${zh}`, `${field} ${en}`);
  };
  const top = objectOf(json, refuse);
  refuseUnknown(top, topNames, '', refuse);
  const list = top.chains;
  if (!Array.isArray(list) || list.length === 0 || list.length > 10)
    return refuse('chains', '必须是 1 到 10 条链的列表', 'must be a list of 1 to 10 chains');
  const chains = list.map((entry, i) => chainOf(entry, `chains[${i}]`, refuse));
  chains.forEach((chain, i) => {
    for (const field of ['name', 'chainId'] as const)
      if (chains.findIndex((other) => other[field] === chain[field]) !== i)
        refuse(`chains[${i}].${field}`, '与前面的重复', 'is used twice');
  });
  const everyMinutes = numberOf(top.everyMinutes ?? usualMinutes, 1, 10_080, 'everyMinutes', refuse);
  return { everyMinutes, chains };
}

export const badAnchorSettings = (file: string, zh: string, en: string): Refusal<'bad-config'> =>
  new Refusal('bad-config', { zh: `上链配置 ${file}：${zh}。`, en: `${file}: ${en}.` });

type Refuse = (field: string, zh: string, en: string) => never;
type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function objectOf(json: string, refuse: Refuse): Fields {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    // The parser's words would repeat a part of the file.
    refuse('the file', '不是 JSON', 'is not JSON');
  }
  return isObject(value) ? value : refuse('the file', '必须是 JSON 对象', 'must be a JSON object');
}

function refuseUnknown(fields: Fields, known: ReadonlySet<string>, path: string, refuse: Refuse): void {
  const unknown = Object.keys(fields).find((name) => !known.has(name));
  if (unknown !== undefined) refuse(`${path}${unknown}`, '不是可用的字段', 'is not a setting');
}

function chainOf(entry: unknown, path: string, refuse: Refuse): EvmSettings {
  if (!isObject(entry)) return refuse(path, '必须是 JSON 对象', 'must be a JSON object');
  if (entry.kind !== 'evm') refuse(`${path}.kind`, '必须是 "evm"', 'must be "evm"');
  refuseUnknown(entry, evmNames, `${path}.`, refuse);
  const text = (field: string, [pattern, zh, en]: readonly [RegExp, string, string]): string => {
    const value = entry[field];
    return typeof value === 'string' && pattern.test(value) ? value : refuse(`${path}.${field}`, zh, en);
  };
  const price = entry.gasPrice === undefined ? undefined : text('gasPrice', texts.gasPrice);
  return {
    kind: 'evm',
    name: text('name', texts.name),
    chainId: numberOf(entry.chainId, 1, Number.MAX_SAFE_INTEGER, `${path}.chainId`, refuse),
    rpc: text('rpc', texts.rpc),
    contract: text('contract', texts.contract).toLowerCase(),
    key: text('key', texts.key),
    confirmations: numberOf(
      entry.confirmations ?? usualConfirmations,
      1,
      1000,
      `${path}.confirmations`,
      refuse,
    ),
    ...(price === undefined ? {} : { gasPrice: BigInt(price) }),
  };
}

const texts = {
  name: [
    /^[a-z0-9][a-z0-9-]{0,30}$/,
    '只能用小写字母、数字和连字符',
    'must be lower-case letters, digits and hyphens, at most 31',
  ],
  rpc: [/^https?:\/\/\S+$/, '必须是 http:// 或 https:// 地址', 'must be an http(s) address'],
  contract: [
    /^0x[0-9a-fA-F]{40}$/,
    '必须是合约地址，用 redress anchor deploy 部署',
    'must be an address of 40 hexadecimal digits after 0x: deploy one with redress anchor deploy',
  ],
  key: [
    /^[^\0]{1,4096}$/,
    '必须是私钥文件，用 redress anchor keygen 生成',
    'must be the file of a private key: make one with redress anchor keygen',
  ],
  gasPrice: [
    /^\d{1,30}$/,
    '必须是以 wei 计的整数文字，例如 "0"',
    'must be wei as digits in quotes, such as "0"',
  ],
} as const satisfies Record<string, readonly [RegExp, string, string]>;

function numberOf(value: unknown, least: number, most: number, field: string, refuse: Refuse): number {
  return Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most
    ? (value as number)
    : refuse(field, `必须是 ${least} 到 ${most} 的整数`, `must be a whole number from ${least} to ${most}`);
}
