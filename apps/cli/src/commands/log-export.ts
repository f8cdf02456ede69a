import { Refusal } from '@redress/kernel';
import { fromUtf8, parseVkey } from '@redress/tlog';
import type { Command } from 'commander';
import { printable } from '../language.ts';
import { readVkey } from '../vkey-option.ts';
import type { ReadPath } from './log-audit.ts';
import { type Broken, type Exported, exportLog } from './log-export-copy.ts';
import { openSiteFolder, type SiteFolder } from './log-export-folder.ts';
import { readSite } from './log-read.ts';

interface Options {
  shard?: string;
  from?: string;
  vkey?: string;
  json?: boolean;
}

type Answered = (json: boolean | undefined, result: (Exported | Broken) & Record<string, unknown>) => void;

/** `redress log export DIR`: a static, verified copy of a server's log that anybody can serve and audit. */
export function registerExport(log: Command, answer: Answered): void {
  log
    .command('export')
    .argument('<dir>', 'folder for the copy: new, empty, or an earlier copy, which is continued')
    .description("copy a server's log into a static site (C2SP tlog-tiles), verifying everything")
    .option('--shard <name>', 'which log of the server (default: REDRESS_LOG_SHARD or main)')
    .option('--from <url>', 'address of the server (default: REDRESS_PUBLIC_URL or http://127.0.0.1:8080)')
    .option(
      '--vkey <key>',
      "the log's public key, or a file that holds it (default: what the server says, once)",
    )
    .option('--json', 'one JSON object on stdout')
    .action(async (folder: string, options: Options) => {
      const result = await runExport(folder, options);
      answer(options.json, { ...result });
    });
}

async function runExport(folder: string, options: Options): Promise<Exported | Broken> {
  const read = readSite(addressOf(options));
  const given = options.vkey === undefined ? undefined : readVkey(options.vkey);
  const site = await openSiteFolder(folder);
  const vkey = await pinnedKey(site, read, given);
  return exportLog({ read, site, vkey });
}

function addressOf({ from, shard }: Options): string {
  const { env } = process;
  const server = from ?? (env.REDRESS_PUBLIC_URL || `http://127.0.0.1:${env.REDRESS_PORT || '8080'}`);
  const name = shard ?? (env.REDRESS_LOG_SHARD || 'main');
  if (!URL.canParse(server) || !/^https?:\/\//.test(server))
    throw new Refusal('bad-address', {
      zh: `${printable(server)} 不是 http(s) 网址`,
      en: `${printable(server)} is no http(s) address`,
    });
  if (!/^[a-z0-9][a-z0-9-]{0,40}$/.test(name))
    throw new Refusal('bad-shard', {
      zh: `${printable(name)} 不是日志名称`,
      en: `${printable(name)} is no name of a log`,
    });
  return `${server.replace(/\/+$/, '')}/log/${name}`;
}

/**
 * The key that every head of this copy must be signed with. It is written on the first run and never follows the
 * server afterwards: a server with another key is another log.
 */
async function pinnedKey(site: SiteFolder, read: ReadPath, given: string | undefined): Promise<string> {
  const pinned = await site.read('vkey');
  const key = (pinned ? fromUtf8(pinned)?.trim() : undefined) ?? given ?? (await keyOfServer(read));
  const parsed = parseVkey(key);
  if (!parsed.ok || (given !== undefined && given !== key))
    throw new Refusal('other-log', {
      zh: `这个文件夹的公钥不可用或属于另一个日志：${printable(key)}`,
      en: `the key of this folder is unusable or that of another log: ${printable(key)}`,
    });
  if (!pinned) await site.write('vkey', `${key}\n`);
  return key;
}

async function keyOfServer(read: ReadPath): Promise<string> {
  const bytes = await read('vkey');
  const key = bytes ? fromUtf8(bytes)?.trim() : undefined;
  if (key !== undefined && parseVkey(key).ok) return key;
  throw new Refusal('not-a-log', { zh: '这个地址没有存证日志', en: 'there is no log at this address' });
}
