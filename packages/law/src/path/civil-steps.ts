import type { NextStep } from '../types.ts';
import { shutChannel } from './shut-channel.ts';
import { type Situation, step } from './situation.ts';

export function mediationStep(s: Situation): NextStep {
  return step(
    'mediation',
    shutChannel('peoples-mediation', s) ? 'closed' : 'later',
    [
      '申请人民调解；达成协议后30日内共同申请司法确认',
      'Ask for people’s mediation; after an agreement, apply together for court confirmation within 30 days',
    ],
    [
      '免费、双方自愿，一方明确拒绝就不能进行；协议经司法确认才可以申请强制执行。',
      'Free and voluntary; it ends if one side refuses. Only a confirmed agreement can be enforced.',
    ],
    'PM-4',
    'PM-17',
    'PM-33',
    'CPLAW-205',
  );
}

export function lawyerStep(s: Situation): NextStep {
  const now = s.unlawful || s.doubtfulGoods;
  return step(
    'lawyer',
    now ? 'now' : 'later',
    now
      ? ['发出任何函件之前咨询执业律师', 'Ask a licensed lawyer before anything is sent']
      : [
          '金额较大或者案情复杂时咨询执业律师，或者请律师发函',
          'For a large sum or a difficult case, ask a lawyer or have one write',
        ],
    now
      ? [
          '所买的东西可能不合法或者受限，合同效力和您自己的责任需要律师判断。',
          'What you bought may be unlawful or restricted; a lawyer must judge the contract and your own exposure.',
        ]
      : [
          '律师函没有法定形式，效力在于通知和催告；只有执业律师可以以律师名义出具。',
          'A lawyer’s letter has no statutory form; it works as notice and demand, and only a licensed lawyer may sign it.',
        ],
    'LAWYER-13',
  );
}

export function courtStep(s: Situation): NextStep {
  const forum = s.forumClause
    ? ([
        '用户协议约定了仲裁或者管辖法院，起诉前先处理这一条。',
        'The terms name an arbitrator or a court: deal with that first.',
      ] as const)
    : (['', ''] as const);
  return step(
    'court',
    shutChannel('court-suit', s) ? 'closed' : 'later',
    [
      '向人民法院起诉（通过网络交付的，一般可以在买家住所地起诉）',
      'Sue; for goods delivered online usually in the court of the buyer’s home',
    ],
    s.inCourt
      ? ['法院或者仲裁已经受理，不要重复起诉。', 'A court or arbitrator has it: do not sue twice.']
      : [
          `需要有明确的被告；平台不能提供商家真实名称、地址和有效联系方式的，可以起诉平台。${forum[0]}`,
          `A named defendant is needed; if the platform cannot name the merchant, sue the platform. ${forum[1]}`.trim(),
        ],
    'CPLAW-122',
    'CPLAW-24',
    'CPJI-20',
    ...(s.forumClause ? ['CPJI-31'] : []),
  );
}

export function publicStep(s: Situation): NextStep {
  return step(
    'public',
    shutChannel('public-statement', s) ? 'closed' : 'later',
    [
      '向媒体反映或者公开说明：只写有证据的事实，隐去个人信息',
      'Tell the media or publish: only proven facts, personal data removed',
    ],
    [
      '只在函件送达、答复期限已过、证据封存之后；不作侮辱、不下结论。绝不能把发帖、删帖与要钱联系在一起，那可能构成敲诈勒索。',
      'Only after the letter arrived, the reply date passed and the evidence is sealed; no insults, no verdicts. Never tie posting or deleting to money: that may be extortion.',
    ],
    'CPL-6',
    'CC-1025',
    'DEFAMJI-6',
  );
}
