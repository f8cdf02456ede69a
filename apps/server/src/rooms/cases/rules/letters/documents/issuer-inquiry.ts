import type { Point, Row } from '../types.ts';
import type { Desk } from './desk.ts';

/** 核销记录查询函: the issuer of a code is asked what it recorded (LAW §10.2); it owes nothing by contract and is asked politely. */
export interface IssuerForm {
  issuer: string;
  code: Row[];
  questions: Point[];
  reasons: Point[];
}

export function issuerInquiry(desk: Desk): IssuerForm {
  const { blanks, step, input } = desk;
  const { facts } = input;
  const row = (what: string, value: string | undefined): Row[] => (value ? [{ what, value }] : []);
  return {
    issuer: blanks.fill(
      step.issuer,
      '发行方名称（卡密所属的公司）',
      'Name of the issuer of the code',
      'step.issuer',
    ),
    code: [
      ...row('商品', facts.goods?.value),
      {
        what: '卡密尾号',
        value: blanks.fill(
          step.codeTail,
          '卡密最后四至六位（不要写全）',
          'Last four to six characters of the code, never all of it',
          'step.codeTail',
        ),
      },
      ...row('兑换时的提示', facts.failureNotice && `“${facts.failureNotice.value}”`),
    ],
    questions: [
      '该卡密是否由贵司发行，目前的状态（未使用、已使用、已作废）；',
      '已使用的，使用的时间，以及使用账户的尾号、IP属地（属于他人个人信息的部分请予遮蔽）；',
      '该卡密的批次和销售渠道是否为贵司授权；',
      '贵司是否可以向本人，或者依人民法院、公安机关、市场监督管理部门的要求，出具核销记录。',
    ].map((text) => ({ text })),
    reasons: desk.law([
      {
        text: '消费者享有“知悉其购买、使用的商品或者接受的服务的真实情况的权利”（消费者权益保护法第八条）。',
        basis: ['CPL-8'],
        consumer: true,
      },
      {
        text: '主张已经交付可用卡密的一方应当就此提供证据（民诉法解释第九十一条）；核销记录系查明卡密何时被使用的原始记录，请贵司予以保存。',
        basis: ['CPJI-91'],
      },
    ]),
  };
}
