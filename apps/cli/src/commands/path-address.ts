import { createClient } from '@redress/contract';
import { Refusal } from '@redress/kernel';
import type { Command } from 'commander';
import { refusalOf } from './office-resolve.ts';

interface Options {
  server: string;
  name?: string;
  address?: string;
  phone?: string;
  email?: string;
  office?: string;
  json?: boolean;
}

/** `redress path address STEP --server URL`: corrects whom a draft goes to; `REDRESS_RECEIPT_CODE` opens the case. */
export function registerAddress(path: Command): void {
  // Both know `--server` and `--json`: what stands after `address` is its own.
  path
    .enablePositionalOptions()
    .command('address')
    .argument('<step>', 'id of a step that is a draft')
    .description(
      'correct whom a draft of your case goes to; needs the case’s receipt code in REDRESS_RECEIPT_CODE; an empty text takes your word back',
    )
    .requiredOption('--server <url>', 'address of the server')
    .option('--name <text>', 'full name')
    .option('--address <text>', 'postal address')
    .option('--phone <text>', 'telephone')
    .option('--email <address>', 'e-mail; only for merchant, platform, payment provider and issuer')
    .option('--office <id>', 'an office of the directory, instead')
    .option('--json', 'one JSON object on stdout')
    .action(async (stepId: string, options: Options) => {
      process.stdout.write(await correct(stepId, options));
    });
}

/** The code comes from the environment, since arguments can be read by other users of the machine. */
async function correct(stepId: string, options: Options): Promise<string> {
  const { server, office, json, name, address, phone, email } = options;
  const given = { name, address, phone, email };
  const addressee = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  if ((office === undefined) === (Object.keys(addressee).length === 0)) throw usage();
  const receiptCode = process.env.REDRESS_RECEIPT_CODE;
  if (!receiptCode) throw receiptMissing();
  const baseUrl = server.replace(/\/+$/, '');
  try {
    const { caseId, token } = await createClient({ baseUrl, fetch })('openSession', {
      body: { receiptCode },
    });
    const step = await createClient({ baseUrl, fetch, token })('changeStep', {
      params: { caseId, stepId },
      body: office === undefined ? { addressee } : { officeId: office },
    });
    if (json) return `${JSON.stringify(step, null, 2)}\n`;
    const { addressee: now, office: known } = step;
    const words = [now.name, now.address, now.phone, now.email].filter(Boolean).join('  ');
    return `${step.title.zh} / ${step.title.en}\n  ${words || '—'}${known ? ` [${known.from}]` : ''}\n`;
  } catch (error) {
    throw refusalOf(error, server);
  }
}

const usage = (): Refusal =>
  new Refusal('usage', {
    zh: '请给出 --name、--address、--phone、--email 中的至少一个，或者只给 --office。',
    en: 'Give at least one of --name, --address, --phone and --email, or --office alone.',
  });

const receiptMissing = (): Refusal =>
  new Refusal('receipt-missing', {
    zh: '请在环境变量 REDRESS_RECEIPT_CODE 中给出案件的回执码。',
    en: 'Give the case’s receipt code in the environment variable REDRESS_RECEIPT_CODE.',
  });
