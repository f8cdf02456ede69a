import { deadline } from '../deadlines/deadline.ts';
import type { DisputeType, NextStep } from '../types.ts';
import type { ChannelId } from './channels.ts';
import { letterOf, shutChannel } from './shut-channel.ts';
import { type Situation, step } from './situation.ts';

/** Written demands, and word to whoever holds the money; the money first where it may still be stopped (LAW §5.1, §5.2). */
export function demandSteps(s: Situation): NextStep[] {
  const state = shutChannel('platform-demand', s) ? 'closed' : 'now';
  const term = state === 'now' ? deadline('platform-reply', s.today) : undefined;
  const mark = term?.provisional?.text;
  const due = term ? { due: term.due, ...(mark ? { provisional: mark } : {}) } : {};
  const letter = (id: ChannelId) => (state === 'now' ? { letter: letterOf(id) } : {});
  const to = (addressee: NonNullable<NextStep['addressee']>) => ({ addressee });
  const platform = {
    ...platformStep(s, state),
    ...to('platform'),
    ...due,
    ...letter('platform-demand'),
  };
  const merchant = {
    ...merchantStep(s, state),
    ...to('merchant'),
    ...due,
    ...letter('merchant-demand'),
  };
  const pay = { ...payment(s), ...to('payment-provider'), ...letter('payment-dispute') };
  const letters = s.oneSeller ? [platform] : [platform, merchant];
  return moneyFirst(s)
    ? [pay, ...letters]
    : [...letters, ...issuer(s).map((asked) => ({ ...asked, ...to('issuer') })), pay];
}

const moneyFirst = (s: Situation): boolean => s.crime || s.disputeType === 'unauthorised-charge';

function platformStep(s: Situation, state: NextStep['state']): NextStep {
  return step(
    'platform',
    state,
    [
      s.oneSeller
        ? '向平台（即卖家）发出书面投诉暨催告函，请其7个工作日内退款并书面答复'
        : '向平台发出书面投诉暨催告函，请其7个工作日内书面答复',
      'Send the platform the written complaint and demand; ask for a written reply within 7 working days',
    ],
    demandWhy(s),
    ...(s.disputeType === 'unauthorised-charge' ? ['CC-1197', 'ECL-62'] : ['ECL-38', 'ECL-61', 'CPL-44']),
  );
}

function merchantStep(s: Situation, state: NextStep['state']): NextStep {
  return step(
    'platform',
    state,
    [
      '向商家发出书面投诉暨催告函，请其7个工作日内退款或者履行',
      'Send the merchant the written complaint and demand: refund or perform within 7 working days',
    ],
    demandWhy(s),
    ...merchantBasis[s.disputeType],
    'CC-195',
  );
}

const merchantBasis: Record<DisputeType, readonly string[]> = {
  'not-delivered': ['CC-563', 'CC-577'],
  'code-invalid': ['CC-582', 'CC-617'],
  'account-taken-back': ['CC-577', 'CC-612'],
  'not-as-described': ['CC-582', 'CPL-23'],
  'unauthorised-charge': ['ECL-62'],
  'minor-purchase': ['CC-144', 'CC-145', 'CC-157'],
  fraud: ['CC-563', 'CC-577'],
};

/** Who redeemed a code only its issuer knows; the buyer must not be left to prove a negative (LAW §8 T08, §10.2). */
function issuer(s: Situation): NextStep[] {
  if (s.disputeType !== 'code-invalid' || s.unlawful) return [];
  return [
    step(
      'platform',
      'now',
      [
        '向卡密的发行方（官方客服）查询核销时间，索取书面或者截图答复',
        'Ask the issuer of the code (official support) when it was redeemed; keep the answer',
      ],
      [
        '核销早于交付给您的时间，就说明卡密在交付时已被使用。发行方通常只告知时间，不会告知他人账户。',
        'A redemption before delivery to you shows that the code was used when it came. Usually the issuer tells the time, not another’s account.',
      ],
      'CC-615',
      'CC-617',
    ),
  ];
}

function payment(s: Situation): NextStep {
  return step(
    'platform',
    s.unlawful ? 'later' : 'now',
    [
      '向付款用的支付机构或者银行提出争议申请：查明收款方全称，请求止付或者争议处理',
      'Send the payment provider or bank a dispute request: name the payee, stop or dispute the payment',
    ],
    paymentWhy(s),
    'ECL-53',
    ...(s.disputeType === 'unauthorised-charge' ? ['ECL-57'] : s.crime ? ['ATF-18', 'ATF-20'] : []),
    'NBPAY-35',
  );
}

function paymentWhy(s: Situation): readonly [string, string] {
  if (s.disputeType === 'unauthorised-charge')
    return [
      '未经授权的支付要及时通知支付机构；除非它证明是您的过错，损失由它承担。请记下受理编号和时间。',
      'Notify the provider at once: it bears an unauthorised payment unless it proves your fault. Note the case number and the time.',
    ];
  return [
    '支付机构掌握收款商户全称和交易记录；钱转走前联系才可能止付。没有查到法定答复期限。',
    'It knows the payee’s full name and the records; stopping works only before the money moves on. No statutory reply time is known.',
  ];
}

function demandWhy(s: Situation): readonly [string, string] {
  if (s.unlawful)
    return [
      '交易内容可能违法，发函可能使您自己承担责任：请先咨询律师。',
      'The goods may be unlawful and a letter may expose you: see a lawyer first.',
    ];
  const first = moneyFirst(s)
    ? (['报案和联系支付机构之后再发。', 'After the police and the payment provider. '] as const)
    : (['', ''] as const);
  return [
    `${first[0]}书面催告使对方知情、使诉讼时效中断；答复期限是本人要求，不是法定期限。请保存送达凭证：邮件发送记录、客服会话或者快递底单和签收记录。`,
    `${first[1]}A written demand makes them know and interrupts limitation; the reply date is yours, not statutory. Keep proof of delivery: sent mail, support chat, or courier slip and signature.`,
  ];
}
