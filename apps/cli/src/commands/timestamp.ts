import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { Refusal } from '@redress/kernel';
import { parsePem, type Reason, readTimestamp, type Stamp, verifyTimestamp } from '@redress/timestamp';
import type { Command } from 'commander';
import type { Outcome } from '../exit.ts';
import { language, printable } from '../language.ts';
import { askForTimestamp } from './timestamp-request.ts';

interface Options {
  url: string;
  out: string;
  token: string;
  roots?: string;
  json?: boolean;
}

const rootsHelp = 'PEM file of the roots you trust, or "system" for those of this program';

/** `redress timestamp …`: outside clocks (RFC 3161) over any file; verifying needs no network. */
export function register(program: Command, outcome: Outcome): void {
  const timestamp = program.command('timestamp').description('have files dated by outside clocks (RFC 3161)');
  timestamp
    .command('request')
    .argument('<file>', 'what is to be dated; only its SHA-256 leaves this machine')
    .description('ask an authority for a timestamp over a file, check it and keep it')
    .requiredOption('--url <url>', 'address of the authority')
    .option('--roots <pem>', `${rootsHelp}; without it only data and nonce are checked`)
    .requiredOption('-o, --out <tsr>', 'where the answer goes; never overwrites')
    .option('--json', 'one JSON object on stdout')
    .action(async (file: string, options: Options) => answer(outcome, options, await request(file, options)));
  timestamp
    .command('verify')
    .argument('<file>', 'what was dated')
    .description('check a timestamp over a file: data, signature, purpose, chain to a root')
    .requiredOption('--token <tsr>', 'the timestamp: a whole answer or a bare token')
    .requiredOption('--roots <pem>', rootsHelp)
    .option('--json', 'one JSON object on stdout')
    .action(async (file: string, options: Options) => answer(outcome, options, await verify(file, options)));
  for (const command of timestamp.commands) command.exitOverride().configureOutput({ writeErr: () => {} });
}

type Answer = { ok: true; stamp: Partial<Stamp>; checked: boolean } | { ok: false; reason: Reason };

async function verify(file: string, { token, roots }: Options): Promise<Answer> {
  const trusted = readRoots(roots as string);
  const bytes = read(token);
  const verified = await verifyTimestamp(bytes, { imprint: await hashFile(file), roots: trusted });
  return verified.ok ? { ok: true, stamp: verified.value, checked: true } : verified;
}

async function request(file: string, { url, roots, out }: Options): Promise<Answer> {
  const trusted = roots === undefined ? undefined : readRoots(roots);
  const imprint = await hashFile(file);
  const { answer, nonce } = await askForTimestamp(url, imprint);
  const result = trusted
    ? await verifyTimestamp(answer, { imprint, nonce, roots: trusted })
    : claimOf(answer, imprint, nonce);
  if (!result.ok) return result;
  keep(out, answer);
  return { ok: true, stamp: result.value, checked: trusted !== undefined };
}

/** Without roots nobody can be believed; but an answer to another question is seen. */
function claimOf(bytes: Uint8Array, imprint: Uint8Array, nonce: bigint) {
  const claim = readTimestamp(bytes);
  if (!claim.ok) return claim;
  const { imprint: over, certificates: _, token: __, ...stamp } = claim.value;
  if (!Buffer.from(over.hash).equals(imprint) || stamp.nonce !== nonce)
    return {
      ok: false as const,
      reason: { code: 'other-data' as const, zh: '回答的不是这个请求', en: 'this answers another request' },
    };
  return { ok: true as const, value: stamp };
}

function answer(outcome: Outcome, { json }: Options, result: Answer): void {
  if (!result.ok) outcome.exitCode = 1;
  const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? value.toString(16) : value);
  process.stdout.write(json ? `${JSON.stringify(result, plain)}\n` : describe(result));
}

function describe(result: Answer): string {
  const say = (zh: string, en: string) => ({ zh, en })[language];
  if (!result.ok) return `${say('不通过', 'not ok')}\n  ${printable(result.reason[language])}\n`;
  const { at, accuracyMs, tsa, policy, rootFingerprint } = result.stamp;
  const lines = [
    result.checked
      ? say('通过', 'ok')
      : say('已保存，未核验：没有给出 --roots', 'kept, not verified: no --roots given'),
    `${say('时间', 'time')}: ${at}${accuracyMs === undefined ? '' : ` ± ${accuracyMs / 1000} s`}`,
    ...(tsa === undefined ? [] : [`${say('授时机构', 'authority')}: ${tsa}`]),
    `${say('策略', 'policy')}: ${policy}`,
    ...(rootFingerprint === undefined ? [] : [`${say('根证书', 'root')} SHA-256: ${rootFingerprint}`]),
    ...(result.checked ? [say('证书是否被吊销：未检查', 'revocation: not checked')] : []),
  ];
  return `${lines.map((line, i) => (i === 0 ? line : `  ${printable(line)}`)).join('\n')}\n`;
}

async function hashFile(path: string): Promise<Uint8Array> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  } catch (error) {
    throw notReadable(path, error);
  }
  return hash.digest();
}

function readRoots(option: string): readonly Uint8Array[] {
  const pem = option === 'system' ? rootCertificates.join('\n') : read(option).toString('utf8');
  const roots = parsePem(pem);
  if (roots.ok) return roots.value;
  const { zh, en } = roots.reason;
  throw new Refusal('bad-roots', {
    zh: `--roots ${printable(option)}：${zh}`,
    en: `--roots ${printable(option)}: ${en}`,
  });
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw notReadable(path, error);
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

function notReadable(path: string, error: unknown): Refusal {
  const why = codeOf(error);
  return new Refusal('not-readable', {
    zh: `无法读取 ${printable(path)}（${why}）`,
    en: `cannot read ${printable(path)} (${why})`,
  });
}

/** A timestamp may be the only one of its time: it is never written over another. */
function keep(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes, { flag: 'wx' });
  } catch (error) {
    const why = codeOf(error);
    throw new Refusal('not-writable', {
      zh: `无法写入 ${printable(path)}（${why}）：已有的文件不会被覆盖`,
      en: `cannot write ${printable(path)} (${why}): no existing file is overwritten`,
    });
  }
}
