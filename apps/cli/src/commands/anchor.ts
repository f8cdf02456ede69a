import { Refusal } from '@redress/kernel';
import type { Command } from 'commander';
import type { Outcome } from '../exit.ts';
import { language } from '../language.ts';
import { addressOption, awayRefusal, rpcOption } from './anchor-options.ts';
import { type VerifyOptions, verifyAnchor } from './anchor-verify.ts';

interface DeployOptions {
  rpc: string;
  key: string;
  gasPrice?: bigint;
  json?: boolean;
}

/** `redress anchor`: prepares a chain for heads of a log, and checks what stands there. */
export function register(program: Command, outcome: Outcome): void {
  const anchor = program
    .command('anchor')
    .description("put a log's heads on a chain with an Ethereum RPC, and read them back");
  anchor
    .command('keygen')
    .description("make the private key of a publisher's account and print its address")
    .requiredOption('--out <file>', 'new file for the key, readable by its owner only')
    .action(keygen);
  anchor
    .command('deploy')
    .description('put the contract Anchor.sol on a chain; once for any number of logs and publishers')
    .requiredOption('--rpc <url>', 'JSON-RPC address of a node', rpcOption)
    .requiredOption('--key <file>', 'private key of the account that pays')
    .option('--gas-price <wei>', 'old kind of transaction with this price, such as 0', weiOption)
    .option('--json', 'one JSON object on stdout')
    .action(deploy);
  anchor
    .command('verify')
    .argument('<checkpoint>', "file of a log's signed head")
    .description('ask a chain whether this very head was anchored on it')
    .requiredOption('--rpc <url>', 'JSON-RPC address of a node that you trust', rpcOption)
    .requiredOption('--contract <address>', 'of Anchor.sol', addressOption('--contract'))
    .requiredOption('--publisher <address>', 'of the account that anchors', addressOption('--publisher'))
    .option(
      '--vkey <key>',
      "the log's public key, or a file that holds it; without it nobody's signature is asked",
    )
    .option('--json', 'one JSON object on stdout')
    .action(async (file: string, options: VerifyOptions) => {
      if (!(await verifyAnchor(file, options))) outcome.exitCode = 1;
    });
  // Commander keeps these settings per command and does not hand them down.
  for (const command of anchor.commands) command.exitOverride().configureOutput({ writeErr: () => {} });
}

/** The chain library is large: only these two load it. */
const chains = () => import('@redress/server/chain');

async function keygen({ out }: { out: string }): Promise<void> {
  const { makeAccount } = await chains();
  process.stdout.write(`${makeAccount(out)}\n`);
}

async function deploy({ rpc, key, gasPrice, json }: DeployOptions): Promise<void> {
  const { chainIdOf, deployAnchor, readAccount } = await chains();
  const account = readAccount(key);
  const chainId = await chainIdOf(rpc).catch(awayRefusal);
  const placed = await deployAnchor({ chainId, rpc, account, gasPrice }).catch((error: Error) => {
    throw new Refusal('not-deployed', {
      zh: `合约未能部署（${error.message}）`,
      en: `the contract was not deployed: ${error.message}`,
    });
  });
  const { contract, publisher, gasUsed } = placed;
  const said = {
    zh: `链 eip155:${chainId}\n合约 ${contract}\n发布者 ${publisher}\n用去 gas ${gasUsed}\n`,
    en: `chain eip155:${chainId}\ncontract ${contract}\npublisher ${publisher}\ngas used ${gasUsed}\n`,
  };
  process.stdout.write(
    json ? `${JSON.stringify({ chain: `eip155:${chainId}`, ...placed }, null, 2)}\n` : said[language],
  );
}

function weiOption(text: string): bigint {
  if (/^\d{1,30}$/.test(text)) return BigInt(text);
  throw new Refusal('bad-gas-price', {
    zh: '--gas-price 应为以 wei 计的整数，例如 0',
    en: '--gas-price must be a whole number of wei, such as 0',
  });
}
