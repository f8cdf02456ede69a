import { readFileSync } from 'node:fs';
import { Refusal } from '@redress/kernel';
import { fromUtf8, leafHash, openCheckpoint, parseTlogProof, verifyTlogProof } from '@redress/tlog';
import type { Command } from 'commander';
import type { Outcome } from '../exit.ts';
import { language, printable } from '../language.ts';
import { readVkey } from '../vkey-option.ts';
import { auditLog } from './log-audit.ts';
import { auditStoredRows } from './log-audit-stored.ts';
import { readClaim, verifyClaim } from './log-claim.ts';
import { registerExport } from './log-export.ts';
import { registerHalt } from './log-halt.ts';
import { readSite } from './log-read.ts';
import { registerStatus } from './log-status.ts';

interface Options {
  vkey: string;
  entry?: string;
  json?: boolean;
}

/** `redress log …`: proofs and whole logs, checked without a server. */
export function register(program: Command, outcome: Outcome): void {
  const log = program.command('log').description('check proofs and transparency logs (C2SP tlog-tiles)');
  log
    .command('verify-proof')
    .argument('<file>', 'a .tlog-proof')
    .description('check a proof against the log key, and with --entry that the entry stands in the log')
    .requiredOption('--vkey <key>', "the log's public key, or a file that holds it")
    .option('--entry <file>', 'the exact bytes of the log entry')
    .option('--json', 'one JSON object on stdout')
    .action((file: string, options: Options) => answer(outcome, options.json, verifyProof(file, options)));
  for (const kind of ['inclusion', 'consistency'] as const)
    log
      .command(`verify-${kind}`)
      .description(`check an RFC 6962 ${kind} proof given as JSON on stdin (hashes in base64)`)
      .option('--json', 'one JSON object on stdout')
      .action((options: Options) =>
        answer(outcome, options.json, verifyClaim(kind, readClaim(kind, readFileSync(0, 'utf8')))),
      );
  log
    .command('audit')
    .argument('[place]', 'address or folder of the log: where `checkpoint` is')
    .description('rebuild the whole tree from the stored entries and compare every stored hash')
    .option('--vkey <key>', "the log's public key, or a file that holds it")
    .option(
      '--stored',
      "instead of a place: the rows of this server's own database, as its daily audit does it",
    )
    .option('--json', 'one JSON object on stdout')
    .action(async (place: string | undefined, options: AuditOptions) =>
      answer(outcome, options.json, await auditAny(place, options)),
    );
  registerExport(log, (json, result) => answer(outcome, json, result));
  registerStatus(log, outcome);
  registerHalt(log);
  // Commander keeps these settings per command and does not hand them down.
  for (const command of log.commands) command.exitOverride().configureOutput({ writeErr: () => {} });
}

type Answer = { ok: boolean } & Record<string, unknown>;

function answer(outcome: Outcome, json: boolean | undefined, result: Answer): void {
  if (!result.ok) outcome.exitCode = 1;
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : describe(result));
}

function describe({ ok, ...rest }: Answer): string {
  const verdict = { zh: ok ? '通过' : '不通过', en: ok ? 'ok' : 'not ok' }[language];
  const lines = Object.entries(rest).flatMap(([key, value]) =>
    Array.isArray(value) ? value.map((v) => `  ${key}: ${v}`) : [`  ${key}: ${value}`],
  );
  return `${[verdict, ...lines.map(printable)].join('\n')}\n`;
}

function verifyProof(file: string, { vkey, entry }: Options): Answer {
  const key = readVkey(vkey);
  const text = fromUtf8(readBytes(file));
  if (!text?.startsWith('c2sp.org/tlog-proof@'))
    throw new Refusal('not-a-proof', {
      zh: `${printable(file)} 不是 tlog-proof 文件`,
      en: `${printable(file)} is no tlog-proof file`,
    });
  if (entry === undefined) return headOnly(text, key);
  const proof = verifyTlogProof(text, { vkeys: [key], leafHash: leafHash(readBytes(entry)) });
  if (!proof.ok) return { ok: false, reason: proof.reason };
  const { origin, size, index } = proof.value;
  return { ok: true, origin, size, index, included: true };
}

/** Without the entry only the head can be judged, and the answer says so. */
function headOnly(text: string, vkey: string): Answer {
  const proof = parseTlogProof(text);
  if (!proof.ok) return { ok: false, reason: proof.reason };
  const head = openCheckpoint(proof.value.checkpoint, [vkey]);
  if (!head.ok) return { ok: false, reason: head.reason };
  const { origin, size } = head.value;
  const note = 'no --entry given: only the signed checkpoint was checked, not that an entry is included';
  return { ok: true, origin, size, index: proof.value.index, included: false, note };
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Refusal('not-readable', {
      zh: `无法读取 ${printable(file)}（${why}）`,
      en: `cannot read ${printable(file)} (${why})`,
    });
  }
}

interface AuditOptions {
  vkey?: string;
  stored?: boolean;
  json?: boolean;
}

async function auditAny(place: string | undefined, { vkey, stored }: AuditOptions): Promise<Answer> {
  if (stored && place === undefined) return { ...(await auditStoredRows()) };
  if (!stored && place !== undefined && vkey !== undefined) return audit(place, vkey);
  throw new Refusal('bad-usage', {
    zh: '用法：redress log audit 地址或文件夹 --vkey 公钥；或 redress log audit --stored',
    en: "name a place and its key (redress log audit PLACE --vkey KEY), or this server's own rows (redress log audit --stored)",
  });
}

async function audit(place: string, vkey: string): Promise<Answer> {
  const key = readVkey(vkey);
  const read = readSite(place);
  const checkpoint = await read('checkpoint');
  if (!checkpoint)
    throw new Refusal('not-a-log', {
      zh: `${printable(place)} 没有 checkpoint，不是存证日志（昭证服务器的日志在 …/log/main）`,
      en: `${printable(place)} has no checkpoint: not a log (that of a Redress server is at …/log/main)`,
    });
  return { ...(await auditLog(read, fromUtf8(checkpoint) ?? '', key)) };
}
