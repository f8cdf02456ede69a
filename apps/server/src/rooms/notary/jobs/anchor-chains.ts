import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { ChainAdapter } from '@redress/anchor';
import { Refusal } from '@redress/kernel';
import { createEvmChain, readAccount } from '#platform/chain';
import { badAnchorSettings, parseAnchorSettings } from '../rules/anchor-settings.ts';

/** A chain that heads are anchored on, under the operator's name for it. */
export interface NamedChain {
  name: string;
  adapter: ChainAdapter;
}

/** The chains that a settings file names, with the accounts whose keys it names. Refusal `bad-config`. */
export function readChains(file: string): { everyMinutes: number; chains: NamedChain[] } {
  const { everyMinutes, chains } = parseAnchorSettings(readSettings(file), file);
  return {
    everyMinutes,
    chains: chains.map((chain, i) => {
      const { name, chainId, rpc, contract, confirmations, gasPrice } = chain;
      const account = accountOf(file, chain.key, `chains[${i}].key`);
      const adapter = createEvmChain({ chainId, rpc, account, gasPrice, contract, confirmations });
      return { name, adapter };
    }),
  };
}

function readSettings(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw badAnchorSettings(file, `无法读取（${code}）`, `it cannot be read (${code})`);
  }
}

function accountOf(file: string, key: string, field: string): ReturnType<typeof readAccount> {
  try {
    return readAccount(resolve(dirname(file), key));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw badAnchorSettings(file, `${field} ${error.text.zh}`, `${field}: ${error.text.en}`);
  }
}
