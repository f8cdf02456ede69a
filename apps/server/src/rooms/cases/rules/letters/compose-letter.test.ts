import { disputeTypes } from '@redress/contract';
import { diagnoseText, documentNames, letterPoints } from '@redress/law';
import { expect, test } from 'vitest';
import { layOut, letterText, readTemplate } from '../../../../platform/documents/index.ts';
import { checkLetterText } from './check-letter-text.ts';
import { composeLetter } from './compose-letter.ts';
import { addresseeOf, sampleInput } from './sample-input.ts';
import type { LetterInput } from './types.ts';

const kinds = documentNames;
const factsOf = (input: LetterInput) => composeLetter(input).data.facts.map((fact) => fact.text);

async function printed(input: LetterInput): Promise<string> {
  const { blocks } = await layOut(await readTemplate(input.kind), composeLetter(input).data);
  return letterText(blocks);
}

test('each fact stands in order of time and names the evidence it was read from', () => {
  expect(factsOf(sampleInput('platform-complaint'))).toMatchInlineSnapshot(`
    [
      "涉案交易的网站为https://suchong-card.example，商家为“极速点卡专营店”，商品为“游戏点卡 100元 自动发货”，页面标价为人民币98.00元（见证据1）。",
      "对方承诺：“付款后5分钟内自动到账，超时包退”（见证据2）。",
      "本人于2026年11月1日12时12分03秒以“微信支付”方式向收款方“杭州某某网络科技有限公司”支付人民币98.00元（见证据3）。",
      "付款记录中的收款方名称“杭州某某网络科技有限公司”与页面所示商家名称“极速点卡专营店”不同，二者关系尚待说明（见证据1、3）。",
      "自付款时起按上述承诺计算，至迟应于2026年11月1日12时17分03秒前完成交付（见证据2、3）。",
      "2026年11月1日12时31分44秒，页面显示“订单异常，请联系客服”（见证据4）。",
      "就上述争议，本人收到的答复中有“您的问题已反馈相关部门，请耐心等待”等内容（见证据6）。",
      "截至本函出具之日，本人指定的账户未收到上述商品，本人亦未收到退款（本人陈述）。",
    ]
  `);
});

test('a fact that the buyer gave and no item shows is marked as his statement', () => {
  const input = sampleInput('platform-complaint');
  input.facts = { amountFen: { value: 9800, confidence: 1, source: 'buyer' } };
  expect(factsOf(input)[0]).toBe('本人支付人民币98.00元（本人陈述）。');
});

test('whoever denies having paid is not made to say that he paid', () => {
  for (const disputeType of ['unauthorised-charge', 'minor-purchase'] as const) {
    const input = { ...sampleInput('platform-complaint'), disputeType };
    const text = factsOf(input).join('');
    expect(composeLetter(input).data.opening).not.toContain('购买');
    expect(text).toContain('付款记录显示，于2026年11月1日12时12分03秒');
    expect(text).not.toContain('本人于');
  }
});

test('evidence has the same numbers in every letter, in the order of proof, whatever order it came in', () => {
  const input = sampleInput('catalogue');
  const shuffled = { ...input, items: [...input.items].reverse() };
  const numbers = (one: LetterInput) => composeLetter(one).data.evidence.map((row) => [row.number, row.file]);
  expect(numbers(shuffled)).toEqual(numbers(input));
  expect(numbers({ ...input, kind: 'platform-complaint' })).toEqual(numbers(input));
  expect(numbers(input).map(([, file]) => file)).toEqual([
    'listing.png',
    'chat.png',
    'voucher.png',
    'failure.png',
    'terms.html',
    'reply.png',
  ]);
});

test('an item proves only what was read from it, and how it was captured is said', () => {
  const rows = composeLetter(sampleInput('catalogue')).data.evidence;
  expect(rows[1]).toMatchObject({
    proves: '证明对方就交付作出的承诺，包括承诺的到账时间、承诺内容',
    source: '当事人自行保存并提供',
    formed: '2026-11-01 12:09:12\n（材料内容显示）',
  });
  expect(rows[4]).toMatchObject({
    proves: '证明对方使用的规则、条款内容',
    source: '由存证服务器直接采集',
    formed: '未载明，收到时间：\n2026-11-02 09:00:00',
  });
});

test('everything missing is a visible blank and is reported once, in both languages', async () => {
  const input = sampleInput('platform-complaint', 'empty');
  const { missing } = composeLetter(input);
  const names = missing.map((one) => one.zh);
  expect(names).toEqual(
    expect.arrayContaining(['本人姓名', '本人联系电话', '平台运营公司全称', '订单编号', '付款金额']),
  );
  expect(new Set(names).size).toBe(names.length);
  const text = await printed(input);
  for (const name of names.filter((one) => !one.startsWith('证据材料')))
    expect(text).toContain(`【请填写：${name}】`);
  expect(text).not.toMatch(/undefined|null|NaN|\[object/);
});

test('a complete case lacks nothing', () => {
  const input = sampleInput('payment-dispute');
  expect(composeLetter(input).missing.map((one) => one.en)).toEqual([
    'Full name of the payment provider or bank',
  ]);
  const payChannel = { value: '某某银行信用卡（尾号0000）', confidence: 1, source: 'buyer' as const };
  const bank = composeLetter({ ...input, facts: { ...input.facts, payChannel } });
  expect([bank.data.addressee.name, bank.missing]).toEqual(['某某银行', []]);
  for (const kind of ['platform-complaint', 'merchant-complaint', 'catalogue'] as const)
    expect(composeLetter(sampleInput(kind)).missing).toEqual([]);
});

test('an item without a seal is called unsealed in the catalogue and reported', () => {
  const input = sampleInput('catalogue');
  const items = input.items.map((item) => ({ ...item, seal: undefined }));
  const { data, missing } = composeLetter({ ...input, items });
  expect(data.evidence[0]).toMatchObject({ sealed: '尚未存证', index: '—' });
  expect(missing.map((one) => one.en).join()).toContain('not sealed yet');
});

test('the reply term is called the own demand of the writer and counted on working days', async () => {
  const text = await printed(sampleInput('platform-complaint'));
  expect(text).toContain(
    '如本函于2026年11月23日送达，该期限至2026年12月2日届满。该期限系本人提出的要求，并非法律规定的答复期限',
  );
});

test('where the holidays of the year are not on record, the day is printed as provisional', async () => {
  const input = { ...sampleInput('merchant-complaint'), now: '2026-12-28T02:00:00Z' };
  const due = '2027年1月7日（暂定，以国务院公布的2027年放假安排为准）';
  expect(composeLetter(input).data.reply).toEqual({ days: 7, due });
  expect(await printed(input)).toContain(`该期限至${due}届满。该期限`);
});

test('an objection is answered once for each rule, with every place it stands in', () => {
  const input = sampleInput('platform-complaint');
  const [first] = input.findings;
  if (!first) throw new Error('sample without finding');
  const again = { ...first, quote: '概不退款', item: 'listing.png' };
  const elsewhere = { ...first, item: 'reply.png' };
  const findings = [...input.findings, again, first, elsewhere];
  const { objections } = composeLetter({ ...input, findings }).data;
  expect(objections.map((one) => one.quotes)).toEqual([
    '“虚拟商品一经售出概不退换”（见证据5、6）、“概不退款”（见证据1）',
  ]);
});

test('signs of fraud are not printed: the letter states facts, not guilt', async () => {
  const input = sampleInput('platform-complaint');
  const [first] = input.findings;
  if (!first) throw new Error('sample without finding');
  const sign = { ...first, kind: 'fraud-sign' as const, quote: '对方已将你拉黑', rule: 'blocked' };
  const text = await printed({ ...input, disputeType: 'fraud', findings: [sign] });
  expect(text).not.toContain('拉黑');
  expect(text).not.toMatch(/诈骗|骗取/);
});

test('the QR code and the log carry no word about a person or the case', () => {
  const { log } = composeLetter(sampleInput('catalogue')).data;
  expect(log.qr).toBe(
    'https://redress.example/verify#origin=log.redress.example%2F2026h2&size=4127&vkey=log.redress.example%2F2026h2%2B8f3c21d0%2BAQX3m1k0Zr2f8YH0c4s3W5u6x7A8B9C0D1E2F3G4H5I6',
  );
});

test('a reseller gets no sentence from consumer law', async () => {
  const input = sampleInput('merchant-complaint');
  const gates = [{ gate: 'consumer' as const, status: 'stop' as const, why: '', whyEn: '', basis: [] }];
  const points = letterPoints({ ...input, gates, findings: [], addressee: 'merchant' });
  const text = await printed({
    ...input,
    gates,
    letterPoints: points,
    findings: [],
    claims: { ...input.claims, statutoryIncreaseFen: 50_000 },
  });
  expect(text).not.toContain('消费者权益');
});

test.each(disputeTypes)(
  'every letter about %s cites only articles read in full and keeps to the wording rules',
  async (disputeType) => {
    for (const kind of kinds)
      for (const size of ['usual', 'empty'] as const) {
        const input = { ...sampleInput(kind, size), disputeType };
        const addressee = addresseeOf(kind);
        const text = await printed({
          ...input,
          letterPoints: letterPoints({ ...sampleInput(kind, size), findings: [], disputeType, addressee }),
        });
        expect(checkLetterText(text)).toEqual([]);
        expect(text).toMatch(/所引条文(?:版本)?：《/);
        expect(text).not.toContain('贵平台');
      }
  },
);

test('words of the terms are no reply, and a reply is quoted once for each item, the longer words first', () => {
  const input = sampleInput('platform-complaint');
  const reply = input.findings.find((finding) => finding.kind === 'stonewalling');
  if (!reply) throw new Error('sample without reply');
  const said = (quote: string, item: string, rule = reply.rule) => ({ ...reply, quote, item, rule });
  const findings = [
    said('请耐心等待', 'reply.png', 'wait'),
    reply,
    said('网络波动', 'terms.html', 'network'),
  ];
  const { facts, replies } = composeLetter({ ...input, findings }).data;
  expect(facts.filter((fact) => fact.text.includes('答复中'))).toEqual([
    { text: '就上述争议，本人收到的答复中有“您的问题已反馈相关部门，请耐心等待”等内容（见证据6）。' },
  ]);
  expect(replies).toHaveLength(2);
});

test.each(['不退款我就把你们曝光到抖音', '这是一家骗子平台', '退款后我就删帖', '再不退钱就报警'])(
  'the story loses a paragraph such as “%s”, and the buyer is told',
  (line) => {
    const input = { ...sampleInput('platform-complaint'), story: `付款后未到账。\n${line}\n客服未再回复。` };
    const { data, missing } = composeLetter(input);
    expect(data.story).toEqual(['付款后未到账。', '客服未再回复。']);
    expect(missing.map((one) => one.en).join()).toContain('left out');
  },
);

test('the story keeps a plain account, also of calling the police or of what the other side wanted', () => {
  const story = '客服不回复，本人已报警并取得回执。\n商家不处理，页面已显示不存在。\n对方要求先删除评价。';
  const { data, missing } = composeLetter({ ...sampleInput('platform-complaint'), story });
  expect(data.story).toHaveLength(3);
  expect(missing).toEqual([]);
});

test('each letter has one word for its reader: 贵司 for a platform, 贵方 for a merchant', async () => {
  const findings = diagnoseText(
    '虚拟商品一经售出概不退换。网络波动概不负责。最终解释权归本平台。系统判定您已收货。请提供后台流水。请报警处理。',
  ).map((finding) => ({ ...finding, item: 'reply.png' }));
  expect(findings.length).toBeGreaterThan(3);
  const platform = await printed({ ...sampleInput('platform-complaint'), findings });
  expect(platform).not.toMatch(/贵平台|贵方/);
  const merchant = await printed({ ...sampleInput('merchant-complaint'), findings });
  expect(merchant).not.toMatch(/贵平台|贵司/);
  expect([...checkLetterText(platform), ...checkLetterText(merchant)]).toEqual([]);
});

test('a letter answers the weightiest clauses and replies in full and the others in one row for each opinion', () => {
  const input = sampleInput('platform-complaint');
  const text =
    '虚拟商品一经售出概不退换。投诉需在下单后24小时内提交，逾期视为放弃全部权利。最终解释权归本平台。平台仅提供信息服务，不承担任何责任。到账与否以平台后台流水为准。';
  const findings = diagnoseText(text).map((finding) => ({ ...finding, item: 'terms.html' }));
  const relied = findings.find((one) => one.rule === 'final-interpretation');
  if (!relied) throw new Error('no finding to rely on');
  const { objections, others } = composeLetter({
    ...input,
    findings: [...findings, { ...relied, item: 'reply.png' }],
  }).data;
  expect(objections).toHaveLength(1);
  expect(objections[0]?.quotes).toContain('最终解释权');
  expect(others.map((row) => row.text.split('（')[0])).toEqual([
    '对消费者不公平、不合理，排除法定责任、限制法定权利的内容无效',
    '依法可能无效或者不构成合同内容，请贵司说明提示、说明义务的履行情况',
  ]);
});

test('a merchant on a platform is not asked to answer for the platform’s rules and replies', () => {
  const input = sampleInput('merchant-complaint');
  const items = input.items.map((item) => ({ ...item, text: '速充卡盟客服中心' }));
  expect(composeLetter({ ...input, items }).data).toMatchObject({ objections: [], replies: [], others: [] });
  const own = composeLetter({ ...input, items, answers: { 'platform-type': 'own-site' } }).data;
  expect([own.objections.length, own.replies.length]).toEqual([1, 1]);
});

test('a payee that the seller’s pages or the buyer name as theirs needs no explanation', () => {
  const input = sampleInput('platform-complaint');
  const says = (one: LetterInput) => factsOf(one).join('').includes('尚待说明');
  expect(says(input)).toBe(true);
  const link = {
    by: 'payee' as const,
    items: ['listing.png', 'voucher.png'],
    value: '杭州某某网络科技有限公司',
  };
  expect(says({ ...input, chain: { ...input.chain, links: [link] } })).toBe(false);
  const merchant = { name: '杭州某某网络科技有限公司（极速点卡专营店）' };
  expect(says({ ...input, parties: { ...input.parties, merchant } })).toBe(false);
});

test('for a minor the guardian writes and signs, and the child is left to be named by hand', async () => {
  const input = { ...sampleInput('merchant-complaint'), disputeType: 'minor-purchase' as const };
  const text = await printed({
    ...input,
    letterPoints: letterPoints({ ...input, addressee: 'merchant' }),
  });
  expect(text).toContain('系未成年人【请填写：孩子姓名和出生日期】的监护人');
  expect(text).toContain('监护人（签名）');
  expect(text).not.toMatch(/卡密|五十五条/);
});

test('a payment that is denied is not called the writer’s own, and a failure is named as what it is', () => {
  const proves = (disputeType: LetterInput['disputeType']) =>
    composeLetter({ ...sampleInput('catalogue'), disputeType }).data.evidence.map(
      (row) => row.kind + row.proves,
    );
  expect(proves('not-delivered').join()).toContain('证明本人付款的事实');
  for (const denied of ['unauthorised-charge', 'minor-purchase'] as const)
    expect(proves(denied).join()).not.toContain('本人付款');
  expect(proves('fraud')[3]).toMatch(/^失联及异常记录/);
});

test('an item without a kind is named by what it proves in this dispute', () => {
  const input = sampleInput('catalogue');
  const items = input.items.map((item) =>
    item.file === 'reply.png' ? { ...item, kind: 'other' as const } : item,
  );
  const chain = { ...input.chain, slots: { identity: ['reply.png'] } };
  const row = composeLetter({ ...input, items, chain }).data.evidence.find((one) => one.file === 'reply.png');
  expect(row).toMatchObject({ kind: '身份与监护关系材料', proves: '证明未成年人的年龄和监护关系' });
});

test('every letter names its annexes, the log and its key', async () => {
  for (const kind of ['platform-complaint', 'merchant-complaint', 'payment-dispute'] as const) {
    const text = await printed(sampleInput(kind));
    expect(text).toContain('附件：1．《证据目录》一份');
    expect(text).toContain(sampleInput(kind).log.vkey);
    expect(text).toContain('请收到后回复确认');
  }
});
