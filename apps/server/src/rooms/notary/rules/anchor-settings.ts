import { Refusal } from '@redress/kernel';
import {
  given,
  isObject,
  nameRule,
  objectOf,
  type Refuse,
  refuseUnknown,
  wholeNumber,
} from './settings-file.ts';

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
  const everyMinutes = wholeNumber(given(top.everyMinutes, usualMinutes), 10_080, 'everyMinutes', refuse);
  return { everyMinutes, chains };
}

export const badAnchorSettings = (file: string, zh: string, en: string): Refusal<'bad-config'> =>
  new Refusal('bad-config', { zh: `上链配置 ${file}：${zh}。`, en: `${file}: ${en}.` });

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
    chainId: wholeNumber(entry.chainId, Number.MAX_SAFE_INTEGER, `${path}.chainId`, refuse),
    rpc: text('rpc', texts.rpc),
    contract: text('contract', texts.contract).toLowerCase(),
    key: text('key', texts.key),
    confirmations: wholeNumber(
      entry.confirmations ?? usualConfirmations,
      1000,
      `${path}.confirmations`,
      refuse,
    ),
    ...(price === undefined ? {} : { gasPrice: BigInt(price) }),
  };
}

const texts = {
  name: nameRule,
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
