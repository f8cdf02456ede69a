import { readFileSync } from 'node:fs';
import { httpRpc } from '@redress/anchor';
import type { VerifyOptions } from '@redress/bundle';
import { Refusal } from '@redress/kernel';
import { printable } from '../language.ts';
import { readVkey } from '../vkey-option.ts';

/** What a verifier takes from elsewhere than the bundle. */
export interface GivenOptions {
  vkey?: string;
  policy?: string;
  tsaRoots?: string;
  rpc?: string[];
}

/** @throws Refusal('bad-vkey'), Refusal('not-readable'), Refusal('bad-rpc') */
export function readGiven(options: GivenOptions): Partial<VerifyOptions> {
  const { vkey, policy, tsaRoots, rpc } = options;
  return {
    ...(vkey === undefined ? {} : { vkey: readVkey(vkey) }),
    ...(policy === undefined ? {} : { policy: readText('--policy', policy) }),
    ...(tsaRoots === undefined ? {} : { roots: readText('--tsa-roots', tsaRoots) }),
    ...(rpc === undefined ? {} : { chains: new Map(rpc.map(readChain)) }),
  };
}

function readText(option: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Refusal('not-readable', {
      zh: `${option} 的文件 ${printable(path)} 无法读取（${why}）`,
      en: `cannot read the file of ${option}, ${printable(path)} (${why})`,
    });
  }
}

/** `eip155:1=https://…`, or the name that the operator gave the chain. The address may hold a key: it is not repeated. */
function readChain(option: string): [string, ReturnType<typeof httpRpc>] {
  const at = option.indexOf('=');
  const chain = option.slice(0, at);
  const url = option.slice(at + 1);
  if (!/^[A-Za-z0-9:_-]{1,64}$/.test(chain) || !/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
    throw new Refusal('bad-rpc', {
      zh: '--rpc 应写作 链=地址，例如 eip155:1=https://rpc.example',
      en: '--rpc is written CHAIN=URL, e.g. eip155:1=https://rpc.example',
    });
  return [chain, httpRpc(url, fetch)];
}
