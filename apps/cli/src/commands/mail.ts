import { readFile } from 'node:fs/promises';
import { Refusal } from '@redress/kernel';
import { configFromEnv } from '@redress/server/config';
import {
  createResolve,
  type DkimResult,
  dkimRecordOf,
  isSelector,
  type MailCheck,
  makeDkimKey,
  type ReadMail,
  readMail,
  resolveFrom,
  verifyMail,
} from '@redress/server/mail';
import type { Command } from 'commander';
import type { Outcome } from '../exit.ts';
import { language, printable } from '../language.ts';

const maxBytes = 64 * 1024 * 1024;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** `redress mail …`: the key that signs outgoing mail, and what a mail that was received proves. */
export function register(program: Command, outcome: Outcome): void {
  const mail = program.command('mail').description('the key that signs mail; what a received mail proves');
  mail
    .command('keygen')
    .description('make the DKIM key of REDRESS_MAIL_DOMAIN and print the DNS record to publish')
    .option('--selector <name>', 'name of the key in DNS; a new key needs a new one', 'redress')
    .option('--json', 'one JSON object on stdout')
    .action(keygen);
  mail
    .command('check')
    .argument('<file>', 'a mail as it came (.eml)')
    .description(
      'whose signature a mail bears and whether it holds, and which notice it is; 1 when none holds',
    )
    .option('--keys <file>', 'key records from a JSON table instead of DNS')
    .option('--json', 'one JSON object on stdout')
    .action(async (file: string, options: { keys?: string; json?: boolean }) => {
      if (!(await check(file, options))) outcome.exitCode = 1;
    });
  for (const command of mail.commands) command.exitOverride().configureOutput({ writeErr: () => {} });
}

function keygen({ selector, json }: { selector: string; json?: boolean }): void {
  const { dataFolder, mail } = configFromEnv({ ...process.env, REDRESS_DKIM_SELECTOR: undefined });
  if (!mail)
    throw new Refusal('no-mail-domain', {
      zh: '请先设置 REDRESS_MAIL_DOMAIN（案件邮箱地址的域名）。',
      en: 'set REDRESS_MAIL_DOMAIN (the domain of the addresses of cases) first',
    });
  if (!isSelector(selector))
    throw new Refusal('bad-selector', {
      zh: 'selector 只能含小写字母、数字和连字符。',
      en: 'a selector is lower-case letters, digits and dashes',
    });
  const record = dkimRecordOf(makeDkimKey(dataFolder, mail.domain, selector));
  if (json) {
    say(JSON.stringify({ selector, domain: mail.domain, record: { ...record, type: 'TXT' } }));
    return;
  }
  say(`${record.name}. TXT (`);
  for (const piece of record.value.match(/.{1,200}/g) ?? []) say(`  "${piece}"`);
  say(')');
  say(
    language === 'zh'
      ? `然后设置 REDRESS_DKIM_SELECTOR=${selector}`
      : `then set REDRESS_DKIM_SELECTOR=${selector}`,
  );
}

async function check(file: string, options: { keys?: string; json?: boolean }): Promise<boolean> {
  const bytes = await read(file);
  const found = await readMail(bytes);
  if ('unreadable' in found || !found.from)
    throw new Refusal('not-a-mail', { zh: `${file} 不是邮件`, en: `${file} is not a mail` });
  const resolve = options.keys
    ? resolveFrom(tableOf(await read(options.keys), options.keys))
    : createResolve();
  const signatures = await verifyMail(bytes, { resolve, name: 'redress.local' });
  const report = reportOf(found, signatures);
  if (options.json) say(JSON.stringify(report));
  else for (const line of describe(report, signatures.dkim)) say(printable(line));
  return signatures.verdict === 'signed';
}

function reportOf(mail: ReadMail, { verdict, dkim, dmarc, arc }: MailCheck) {
  const { from, subject, date, messageId, dsn, mdn, automatic, attachments, left } = mail;
  const kind: keyof typeof kinds = dsn
    ? 'delivery-notice'
    : mdn
      ? 'read-notice'
      : automatic
        ? 'auto-reply'
        : 'reply';
  return {
    kind,
    from: from?.address,
    subject,
    ...(date ? { date } : {}),
    ...(messageId ? { messageId } : {}),
    answers: [...mail.inReplyTo, ...mail.references],
    verdict,
    dkim,
    ...(dmarc ? { dmarc } : {}),
    ...(arc ? { arc } : {}),
    ...(dsn ? { dsn } : {}),
    ...(mdn ? { mdn } : {}),
    ...(automatic ? { automatic } : {}),
    attachments: attachments.map(({ fileName, mediaType, bytes }) => ({
      fileName,
      mediaType,
      bytes: bytes.length,
    })),
    left,
  };
}

const verdicts: Record<MailCheck['verdict'], { zh: string; en: string }> = {
  signed: { zh: '发件域名的签名有效，内容未被改动', en: "signed by the sender's domain, unchanged" },
  'signed-by-other': { zh: '只有其他域名的有效签名', en: 'signed by another domain only' },
  partly: { zh: '签名只覆盖了一部分', en: 'only a part is signed' },
  broken: { zh: '签名无效', en: 'the signature does not hold' },
  unsigned: { zh: '没有签名', en: 'not signed' },
  unknown: { zh: '无法取得签名公钥', en: 'the key could not be looked up' },
};
const kinds = {
  'delivery-notice': { zh: '投递回执', en: 'a delivery notice' },
  'read-notice': { zh: '阅读回执', en: 'a notice of reading' },
  'auto-reply': { zh: '自动回复（不算答复）', en: 'an automatic answer (no reply)' },
  reply: { zh: '邮件', en: 'a mail' },
};

function describe(report: ReturnType<typeof reportOf>, dkim: readonly DkimResult[]): string[] {
  const { kind, from, subject, verdict, dsn, mdn } = report;
  return [
    `${kinds[kind][language]}: ${from} ${subject}`,
    `${verdicts[verdict][language]}`,
    ...dkim.map(({ domain, selector, result }) => `  ${selector}._domainkey.${domain}: ${result}`),
    ...(dsn?.recipients ?? []).map(
      ({ action, status, finalRecipient, diagnostic }) =>
        `  ${finalRecipient ?? ''}: ${action} ${status} ${diagnostic ?? ''}`,
    ),
    ...(mdn ? [`  ${mdn.finalRecipient ?? ''}: ${mdn.disposition}`] : []),
  ];
}

const isTable = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((text) => typeof text === 'string');

function tableOf(bytes: Uint8Array, file: string): Record<string, string> {
  try {
    const table: unknown = JSON.parse(Buffer.from(bytes).toString());
    if (!isTable(table)) throw new TypeError('no table');
    return table;
  } catch {
    throw new Refusal('bad-keys', {
      zh: `${file} 应为 {"名称": "记录"} 形式的 JSON`,
      en: `${file} is no JSON table of {"name": "record"}`,
    });
  }
}

async function read(file: string): Promise<Uint8Array> {
  try {
    const bytes = await readFile(file);
    if (bytes.length <= maxBytes) return bytes;
  } catch (error) {
    const { code = 'error' } = error as NodeJS.ErrnoException;
    throw new Refusal('unreadable', {
      zh: `无法读取 ${file}（${code}）`,
      en: `cannot read ${file} (${code})`,
    });
  }
  throw new Refusal('too-large', { zh: `${file} 超过64 MB`, en: `${file} is larger than 64 MB` });
}
