import { type BuyerClaimView, type BuyerWord, buyerWords, createClient } from '@redress/contract';
import { parseYuan, Refusal } from '@redress/kernel';
import type { Command } from 'commander';
import { describeMine } from './claim-text.ts';
import { type Session, withCase } from './links-server.ts';
import { refusalOf } from './office-resolve.ts';

interface Options {
  server: string;
  json?: boolean;
}
interface Opening {
  order: string;
  sentence: string;
  amount?: string;
  json?: boolean;
}

/**
 * `redress claim open|mine|say|number|record`: for a buyer. The receipt code comes from REDRESS_RECEIPT_CODE and the number on
 * the bill from REDRESS_PAYMENT_NUMBER, since arguments can be read by other users of the machine.
 */
export function withBuyer(claim: Command): void {
  claim
    .command('open')
    .description('claim an order by the link or QR code of its shop; says the receipt code, once')
    .argument('<link>', "the shop's link, https://…/claim#s=…")
    .requiredOption('--order <number>', 'the number of the order')
    .requiredOption('--sentence <text>', 'what happened, in one sentence')
    .option('--amount <yuan>', 'what was paid')
    .option('--json', 'one JSON object on stdout')
    .action(open);
  const add = (name: string, description: string) =>
    claim
      .command(name)
      .description(`${description}; needs REDRESS_RECEIPT_CODE in the environment`)
      .requiredOption('--server <url>', 'address of the server')
      .option('--json', 'one JSON object on stdout');
  add('mine', 'how the claim stands, whose turn it is, until when, and what may be said').action(
    ({ server, json }: Options) =>
      show(server, json, ({ call, caseId: claimId }) => call('getClaim', { params: { claimId } })),
  );
  add('say', 'the next word')
    .argument('<word>', buyerWords.join(' | '))
    .action((word: string, { server, json }: Options) => {
      const body = { word: wordOf(word) };
      return show(server, json, ({ call, caseId: claimId }) =>
        call('sayOnClaim', { params: { claimId }, body }),
      );
    });
  add('number', 'give the payment number on the bill, from REDRESS_PAYMENT_NUMBER').action(
    ({ server, json }: Options) => {
      const paymentNo = process.env.REDRESS_PAYMENT_NUMBER;
      if (!paymentNo)
        throw new Refusal('payment-no-missing', {
          zh: '请在环境变量 REDRESS_PAYMENT_NUMBER 中给出账单上的付款单号。',
          en: 'Give the payment number on the bill in the environment variable REDRESS_PAYMENT_NUMBER.',
        });
      return show(server, json, ({ call, caseId: claimId }) =>
        call('showPayer', { params: { claimId }, body: { paymentNo } }),
      );
    },
  );
  add('record', 'what the shop said of the order, as JSON, once its payment number was given').action(
    async ({ server }: Options) => {
      const record = await withCase(server, ({ call, caseId: claimId }) =>
        call('buyerOrderRecord', { params: { claimId } }),
      );
      print(record);
    },
  );
}

async function open(link: string, { order, sentence, amount, json }: Opening): Promise<void> {
  const [server, sourceId] = shopOf(link);
  const paymentNo = process.env.REDRESS_PAYMENT_NUMBER;
  const body = {
    ...{ sourceId, orderRef: order, sentence },
    ...(amount === undefined ? {} : { amountFen: fenOf(amount) }),
    ...(paymentNo ? { paymentNo } : {}),
  };
  try {
    const { claimId, receiptCode } = await createClient({ baseUrl: server, fetch })('openClaim', { body });
    print(json ? { claimId, receiptCode } : `${claimId}\n回执码 / receipt code ${receiptCode}\n`);
  } catch (error) {
    throw refusalOf(error, server);
  }
}

/** Server and shop of a link. Refusal: `link-strange`. */
function shopOf(link: string): [server: string, sourceId: string] {
  const url = URL.parse(link);
  const sourceId = new URLSearchParams(url?.hash.slice(1)).get('s');
  if (url && sourceId && /^https?:$/.test(url.protocol)) return [url.origin, sourceId];
  throw new Refusal('link-strange', {
    zh: '这不是店铺的主张链接（https://…/claim#s=…）。',
    en: 'This is no claim link of a shop (https://…/claim#s=…).',
  });
}

function fenOf(amount: string): number {
  const fen = parseYuan(amount);
  if (fen !== undefined) return fen;
  throw new Refusal('amount-strange', {
    zh: `金额看不懂：${amount}。请写成 98.00（元）。`,
    en: `${amount} is no amount; write it as 98.00 (yuan).`,
  });
}

function wordOf(text: string): BuyerWord {
  const word = buyerWords.find((one) => one === text);
  if (word) return word;
  throw new Refusal('word-unknown', {
    zh: `没有这个词：${text}。可以说：${buyerWords.join('、')}。`,
    en: `There is no word ${text}; say one of ${buyerWords.join(', ')}.`,
  });
}

async function show(
  server: string,
  json: boolean | undefined,
  work: (session: Session) => Promise<BuyerClaimView>,
): Promise<void> {
  const claim = await withCase(server, work);
  print(json ? claim : describeMine(claim));
}

const print = (answer: object | string): void => {
  process.stdout.write(typeof answer === 'string' ? answer : `${JSON.stringify(answer, null, 2)}\n`);
};
