import type { DisputeType } from '@redress/contract';
import { chineseDay } from '@redress/kernel';
import { isConsumer } from '../points.ts';
import type { Point, Row } from '../types.ts';
import type { Desk } from './desk.ts';
import { personRows } from './person-rows.ts';
import { platformSells, respondentRows, respondentsOf } from './respondent-rows.ts';

/** 书证提出命令申请书 (民事证据规定第四十五条) and 调查取证申请书 (民事证据规定第二十条). */
export interface OrderForm {
  court: string;
  caseNo: string;
  applicant: Row[];
  holders: { role: string; rows: Row[] }[];
  wanted: { number: number; what: string; proves: string; control: string; reason: string; lead: string }[];
  until: string;
  basis: Point[];
}

interface Wanted {
  /** Where whoever holds it is, if known. */
  address?: string;
  what: string;
  proves: string;
  control: string;
  reason: string;
  lead: string;
}

export function productionOrder(desk: Desk): OrderForm {
  const text = 'EVID-45';
  const who = respondentsOf(desk);
  return {
    ...orderHead(desk),
    holders: who.map((one) => ({
      role: who.length > 1 ? (one === 'merchant' ? '被申请人一' : '被申请人二') : '被申请人',
      rows: respondentRows(desk, one, { by: text }),
    })),
    wanted: records(desk).map((one, i) => ({ number: i + 1, ...one })),
    basis: desk.law([
      {
        text: '“书证在对方当事人控制之下的，承担举证证明责任的当事人可以在举证期限届满前书面申请人民法院责令对方当事人提交”（民诉法解释第一百一十二条）。',
        basis: ['CPJI-112'],
      },
      { text: '关于书证的规定适用于视听资料、电子数据（民事证据规定第九十九条）。', basis: ['EVID-99'] },
      {
        text: '“一方当事人控制证据无正当理由拒不提交，对待证事实负有举证责任的当事人主张该证据的内容不利于控制人的，人民法院可以认定该主张成立”（民事证据规定第九十五条）。',
        basis: ['EVID-95'],
      },
    ]),
  };
}

function investigated(desk: Desk): Wanted[] {
  const { facts, parties } = desk.input;
  const trade = facts.tradeNo ? `支付交易号${facts.tradeNo.value}` : '付款凭证';
  const pay: Wanted = {
    what: '收款方的商户名称（姓名）、主体信息、联系方式，以及该笔款项的结算情况',
    proves: '收款方的真实身份和款项去向，以确定适格的被告',
    control: facts.payChannel ? `支付机构、银行（“${facts.payChannel.value}”）` : '支付机构、银行',
    address: '',
    reason: '该信息由支付机构、银行保存，不向付款人提供，申请人因客观原因不能自行收集',
    lead: `${trade}${facts.paidAt ? '、付款时间见付款凭证' : ''}`,
  };
  const merchant: Wanted = {
    what: '涉案商家的真实名称、地址、有效联系方式和登记档案',
    proves: '被告的身份和住所',
    control: parties.platform?.name ?? facts.platformName?.value ?? '涉案平台的运营公司',
    address: parties.platform?.address?.trim() ?? '',
    reason: '申请人未能从平台取得，因客观原因不能自行收集',
    lead: [
      facts.merchantName && `店铺“${facts.merchantName.value}”`,
      facts.orderNo && `订单编号${facts.orderNo.value}`,
      facts.siteUrl?.value,
    ]
      .filter(Boolean)
      .join('、'),
  };
  const code: Wanted = {
    what: '卡密的核销时间、核销账户和销售去向',
    proves: '卡密交付时是否已被使用',
    control: desk.step.issuer ?? '发行方',
    address: '',
    reason: '核销记录由发行方保存，不向本人提供，申请人因客观原因不能自行收集',
    lead: desk.step.codeTail ? `卡密尾号${desk.step.codeTail}` : '见卡密交付记录',
  };
  const known = parties.merchant?.name && parties.merchant.address;
  return [pay, ...(known ? [] : [merchant]), ...(desk.input.disputeType === 'code-invalid' ? [code] : [])];
}

export function investigationOrder(desk: Desk): OrderForm {
  const list = investigated(desk);
  for (const one of list)
    if (!one.lead)
      desk.blanks.report(
        '明确的线索（订单编号、店铺或者网址）',
        'A clear lead: order number, shop or address',
        ['facts.orderNo', 'EVID-20'],
      );
  return {
    ...orderHead(desk),
    holders: [],
    wanted: list.map((one, i) => ({
      number: i + 1,
      ...one,
      control: `${one.control}\n住所地：${desk.blanks.fill(one.address, '被调查单位的住所地', 'Where each of them is', ['hand', 'EVID-20'])}`,
      lead: one.lead || '【请填写：明确的线索*】',
    })),
    basis: desk.law([
      {
        text: '“当事人及其诉讼代理人因客观原因不能自行收集的证据，或者人民法院认为审理案件需要的证据，人民法院应当调查收集”（民事诉讼法第六十七条）。',
        basis: ['CPLAW-67', 'EVID-20'],
      },
    ]),
  };
}

function orderHead(desk: Desk): Pick<OrderForm, 'court' | 'caseNo' | 'applicant' | 'until'> {
  const { step, blanks } = desk;
  const until = blanks.hint(
    step.evidenceUntil && chineseDay(step.evidenceUntil),
    '举证期限届满日（申请应当在此之前提交）',
    'End of the term for evidence: apply before',
    'step.evidenceUntil',
  );
  return {
    court: desk.office('人民法院名称', 'Name of the court'),
    caseNo: blanks.hint(step.courtCaseNo, '案号', 'Number of the court’s case', 'step.courtCaseNo'),
    applicant: personRows(desk, { name: 'use', address: 'use', phone: 'use' }),
    until,
  };
}

/** What the other side holds that shows what happened, with why it holds it (民事证据规定第四十五条、第四十七条). */
function records(desk: Desk): Wanted[] {
  const { input } = desk;
  const kept = isConsumer(input)
    ? '交易记录由电子商务经营者记录、保存，电子商务争议处理中应当提供（《电子商务法》第三十一条、第六十二条）'
    : '原始合同和交易记录由电子商务经营者保存，争议处理中应当提供（《电子商务法》第六十二条）';
  const base: Wanted = {
    what: '本订单的原始合同和交易记录、订单状态变更日志、客服聊天记录',
    proves: '合同内容、付款和履行经过，系本案的基本事实',
    control: kept,
    reason: '属于对方在经营中形成并控制的记录，申请人无法取得',
    lead: '',
  };
  const own: Readonly<Partial<Record<DisputeType, Pick<Wanted, 'what' | 'proves'>>>> = {
    'not-delivered': {
      what: '交付通道日志，包括交付进入的系统、账户和时间',
      proves: '商品是否进入本人指定的系统，系争议焦点',
    },
    fraud: { what: '交付通道日志，包括交付进入的系统、账户和时间', proves: '商品是否实际交付，系争议焦点' },
    'code-invalid': {
      what: '卡密的来源、提取记录和交付时未被使用的证明',
      proves: '卡密交付时是否可用，系争议焦点',
    },
    'account-taken-back': {
      what: '账号交付、换绑和找回申诉的处理记录',
      proves: '账号被收回的原因，系争议焦点',
    },
    'not-as-described': {
      what: '下单时的商品页面和实际交付内容的记录',
      proves: '商品是否与描述相符，系争议焦点',
    },
    'unauthorised-charge': {
      what: '下单账户、下单设备和交付对象的记录',
      proves: '该笔交易是否由本人发起，系争议焦点',
    },
    'minor-purchase': { what: '充值明细、登录和付费时的设备与时间记录', proves: '实际操作人，系争议焦点' },
  };
  const special = own[input.disputeType];
  const seller = platformSells(input) || respondentsOf(desk).includes('merchant');
  return [
    base,
    ...(special ? [{ ...base, ...special }] : []),
    ...(seller
      ? []
      : [
          {
            ...base,
            what: '涉案商家的真实名称、地址、有效联系方式和登记档案',
            proves: '商家的身份；被申请人是否能够提供，关系到其应否承担责任',
            control: '平台经营者应当核验、登记平台内经营者的身份信息（《电子商务法》第二十七条）',
          },
        ]),
  ];
}
