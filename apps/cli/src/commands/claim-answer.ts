import { type AnswerInput, type RefusalReason, refusalReasons } from '@redress/contract';
import { parseYuan, Refusal } from '@redress/kernel';
import { type Command, Option } from 'commander';

export interface AnswerOptions {
  pay?: boolean;
  refund?: string;
  amount?: string;
  refuse?: RefusalReason;
  show?: boolean;
  file?: string[];
  note?: string;
}
const kinds = ['pay', 'refund', 'refuse', 'show'] as const;

/** Adds the options that say the answer to a command. */
export const withAnswer = (command: Command): Command =>
  command
    .option('--pay', 'pay out of the deposit')
    .option('--refund <number>', 'refunded already: the number of the refund')
    .option('--amount <yuan>', 'what was refunded')
    .addOption(
      new Option('--refuse <reason>', 'one of the reasons that are open; show lists them').choices(
        refusalReasons,
      ),
    )
    .option('--show', 'the papers that the claim asks for now')
    .option('--file <file...>', 'papers that are part of the answer')
    .option('--note <text>', 'for the buyer to read; it moves nothing');

/** The answer that the options say, given its uploaded papers. Refusals: `bad-answer`, `bad-amount`. */
export function answerFrom(options: AnswerOptions): (fileIds: string[]) => AnswerInput {
  const [kind, another] = kinds.filter((name) => options[name] !== undefined);
  if (!kind || another)
    throw new Refusal('bad-answer', {
      zh: '请在 --pay、--refund、--refuse、--show 中给出恰好一项。',
      en: 'Give exactly one of --pay, --refund, --refuse and --show.',
    });
  const { refund: refundNo = '', refuse: reason, file = [] } = options;
  const note = options.note === undefined ? {} : { note: options.note };
  if (kind === 'pay') return payOnly(options);
  if (kind === 'refund') {
    const amountFen = parseYuan(options.amount ?? '');
    if (!amountFen)
      throw new Refusal('bad-amount', {
        zh: '--refund 需要 --amount，例如 98.00（元）。',
        en: '--refund needs --amount, e.g. 98.00 (yuan).',
      });
    return (fileIds) => ({ kind, refundNo, amountFen, fileIds, ...note });
  }
  if (kind === 'refuse' && reason) return (fileIds) => ({ kind, reason, fileIds, ...note });
  if (file.length === 0)
    throw new Refusal('bad-answer', { zh: '--show 需要 --file。', en: '--show needs --file.' });
  return (fileIds) => ({ kind: 'show', fileIds, ...note });
}

/** Papers or a note beside --pay would be dropped silently. */
function payOnly({ file, note, amount }: AnswerOptions): () => AnswerInput {
  if (file || note || amount)
    throw new Refusal('bad-answer', {
      zh: '--pay 不带其他选项。',
      en: '--pay stands alone: no --file, --note or --amount.',
    });
  return () => ({ kind: 'pay' });
}
