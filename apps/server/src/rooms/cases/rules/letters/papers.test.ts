import { disputeTypes, type StepFacts } from '@redress/contract';
import { claims, documentNames, letterPoints } from '@redress/law';
import { statute, statuteIds } from '@redress/law/statutes';
import { expect, test } from 'vitest';
import { layOut, letterText, readTemplate } from '../../../../platform/documents/index.ts';
import { checkLetterText } from './check-letter-text.ts';
import { printedTitles } from './citations.ts';
import { composeLetter } from './compose-letter.ts';
import { moneyTerms } from './documents/money.ts';
import { reviewLetter } from './review-letter.ts';
import { addresseeOf, sampleInput } from './sample-input.ts';
import type { LetterInput, LetterKind } from './types.ts';

async function printed(input: LetterInput): Promise<string> {
  const { blocks } = await layOut(await readTemplate(input.kind), composeLetter(input).data);
  return letterText(blocks);
}
const withStep = (kind: LetterKind, step: StepFacts): LetterInput => {
  const input = sampleInput(kind);
  const stepFacts = { ...input.stepFacts, ...step };
  const terms = moneyTerms(stepFacts, '2026-11-23');
  return { ...input, stepFacts, claims: claims({ ...input, findings: [], ...terms }) };
};
const asType = (input: LetterInput, disputeType: LetterInput['disputeType']): LetterInput => ({
  ...input,
  disputeType,
  letterPoints: letterPoints({ ...input, findings: [], disputeType, addressee: addresseeOf(input.kind) }),
});
const places = (input: LetterInput) =>
  composeLetter(input)
    .missing.filter(({ requiredBy }) => requiredBy)
    .map(({ place, requiredBy }) => `${place} ${requiredBy?.law}${requiredBy?.article}`);

/** Every paper in every form that changes its words. */
const variants: LetterInput[] = [
  ...documentNames.map((kind) => sampleInput(kind)),
  withStep('samr-complaint', {
    respondents: ['merchant', 'platform'],
    mediationWanted: false,
    identityRefused: true,
  }),
  withStep('samr-report', { anonymous: true, noLicenceShown: true, identityRefused: true }),
  asType(sampleInput('samr-report'), 'not-as-described'),
  withStep('police-review', { policeReview: 'second-review', policeDecisionReceivedOn: '2026-11-21' }),
  withStep('police-review', { policeReview: 'supervision', policeRefusal: '金额不够' }),
  withStep('civil-complaint', {
    office: '杭州互联网法院',
    respondents: ['merchant', 'platform'],
    interest: { rateBasisPoints: 300, from: '2026-11-01', source: '某日公布的一年期贷款市场报价利率' },
    costs: [{ what: '打印费', amountFen: 1250, receipt: '发票一张' }],
    claimIncrease: true,
    witnesses: [{ name: '某证人' }],
    checkedArticles: [{ article: 'ICOURT25-1', checkedOn: '2026-11-22' }],
  }),
  withStep('police-report', {
    checkedArticles: [
      { article: 'TELFRAUD2016', checkedOn: '2026-11-22' },
      { article: 'MPS2015', checkedOn: '2026-11-22' },
    ],
  }),
  { ...sampleInput('reconsideration'), stepFacts: { office: '某某局', complaintFiledOn: '2026-11-09' } },
];

test.each(variants.map((input) => [input.kind, input] as const))(
  '%s quotes law literally, cites only what may be printed and names the versions at its end',
  async (_, input) => {
    const text = await printed(input);
    const checked = new Set(composeLetter(input).checked);
    expect(checkLetterText(text, checked)).toEqual([]);
    expect(text).toMatch(/所引条文(?:版本)?：《/);
    for (const { quotation, sources } of quotations(text))
      expect(
        sources.some((source) => source.includes(quotation)),
        quotation,
      ).toBe(true);
  },
);

test.each(documentNames)('%s passes the check that runs before it is handed out', async (kind) => {
  const { data } = composeLetter(sampleInput(kind));
  expect(reviewLetter(await readTemplate(kind), data)).toEqual([]);
});

test.each(disputeTypes)('each paper about %s keeps to the wording rules, full or empty', async (type) => {
  for (const kind of documentNames)
    for (const size of ['usual', 'empty'] as const) {
      const text = await printed(asType(sampleInput(kind, size), type));
      expect(checkLetterText(text), kind).toEqual([]);
      expect(text, kind).not.toMatch(/undefined|null|NaN|\[object|依法应当在7个工作日|举证责任倒置/);
    }
});

test.each(documentNames)(
  '%s says of every fact it lacks where it is filled in, and shows the blank',
  async (kind) => {
    const input = sampleInput(kind, 'empty');
    const { missing } = composeLetter(input);
    const text = await printed(input);
    expect(missing.length).toBeGreaterThan(0);
    for (const { zh, place, requiredBy } of missing) {
      expect(place).toMatch(/^(?:parties|facts|step|gates)\.[a-zA-Z.-]+$|^(?:items|story|hand|joint)$/);
      if (['items', 'story', 'joint'].includes(place) || place === 'facts.amountFen') continue;
      if (zh.startsWith('明确的线索')) continue;
      expect(text).toContain(`【请填写：${zh}${requiredBy ? '*' : ''}】`);
    }
    expect(
      composeLetter(sampleInput(kind)).missing.filter(
        ({ place }) => !['facts.payChannel', 'hand'].includes(place),
      ),
    ).toEqual([]);
  },
);

test('what the text of a law asks for is told apart from what merely helps', () => {
  expect(places(sampleInput('samr-complaint', 'empty'))).toEqual(
    ['platform.name', 'platform.address', 'buyer.name', 'buyer.phone', 'buyer.address']
      .map((field) => `parties.${field} 市场监督管理投诉举报处理办法第十条`)
      .toSpliced(
        2,
        0,
        'gates.consumer 市场监督管理投诉举报处理办法第三条',
        'gates.prior-handling 市场监督管理投诉举报处理办法第十六条',
      ),
  );
  const suit = places(sampleInput('civil-complaint', 'empty'));
  for (const field of [
    'name',
    'gender',
    'birthDate',
    'ethnicity',
    'occupation',
    'employer',
    'address',
    'phone',
  ])
    expect(suit).toContain(`parties.buyer.${field} 中华人民共和国民事诉讼法第一百二十四条`);
  expect(suit.join()).not.toContain('idNumber');
  expect(places(sampleInput('reconsideration', 'empty'))).toContain(
    'parties.buyer.idNumber 中华人民共和国行政复议法实施条例第十九条',
  );
  expect(places(sampleInput('judicial-confirmation', 'empty')).join()).toMatch(
    /step\.agreement\.payTo.*第三百五十八条/,
  );
});

test('personal fields stand only in the papers whose form asks for them', async () => {
  for (const kind of [
    'samr-complaint',
    'samr-report',
    'association-complaint',
    'issuer-inquiry',
    'lawyer-letter',
  ] as const)
    expect(await printed(sampleInput(kind)), kind).not.toMatch(/330100199806120000|汉族|1998年/);
  expect(await printed(sampleInput('civil-complaint'))).toMatch(/汉族[\s\S]*330100199806120000/);
});

test('an article known only as an excerpt is printed after somebody compared it, and is named', async () => {
  const unread = composeLetter(sampleInput('police-report'));
  expect(unread.toCheck.map(({ id }) => id)).toEqual(['TELFRAUD2016', 'MPS2015']);
  expect([unread.checked, await printed(sampleInput('police-report'))]).toEqual([
    [],
    expect.not.stringContaining('三千元以上'),
  ]);
  const read = withStep('police-report', {
    checkedArticles: [{ article: 'TELFRAUD2016', checkedOn: '2026-11-22' }],
  });
  expect(composeLetter(read).checked).toEqual(['TELFRAUD2016']);
  expect(await printed(read)).toMatch(
    /三千元以上、三万元以上、五十万元以上（《[^》]*关于办理电信网络诈骗[^》]*》）/,
  );
});

test('the fund flow has every payment once, in order of time, with its sum and who got it', () => {
  const input = withStep('police-report', {
    payments: [
      {
        paidAt: '2026-11-01T05:00:00Z',
        amountFen: 50_000,
        payChannel: '支付宝',
        tradeNo: 'T2',
        payee: '某乙',
        purpose: '解冻费',
      },
      { tradeNo: '4200002511202611018837265540', payeeAccount: '1900012345' },
    ],
  });
  const { flow } = composeLetter(input).data.form as { flow: import('./documents/fund-flow.ts').FundFlow };
  expect(
    flow.rows.map(({ when, payee, amount, evidence, purpose }) => [when, payee, amount, evidence, purpose]),
  ).toEqual([
    ['2026-11-01 12:12:03', '杭州某某网络科技有限公司\n1900012345', '98.00', '证据3', ''],
    ['2026-11-01 13:00:00', '某乙', '500.00', '本人陈述', '解冻费'],
  ]);
  expect([flow.total, flow.charts.length, flow.charts[0]?.arrows.map(({ to }) => to)]).toEqual([
    '598.00',
    1,
    [0, 1],
  ]);
});

test('the table of accounts holds what the items show, with time and seal, and nothing of the buyer', async () => {
  const input = sampleInput('police-report');
  const items = input.items.map((item) => ({ ...item, text: `${item.text}\n我的手机13800000000` }));
  const text = await printed({ ...input, items });
  for (const value of [
    '800012345',
    'suchong_kefu01',
    '70012345',
    '福建',
    '浙ICP备2026000000号-1',
    '1900012345',
  ])
    expect(text).toContain(value);
  expect(text).toMatch(/IP属地（页面显示）\t福建\t2026-11-01 12:09:12\t证据2\t序号41\n2026-11-22 21:05:09/);
  const annexB = text.slice(text.indexOf('附件B'), text.indexOf('附件C'));
  expect(annexB).not.toContain('13800000000');
  expect(text).toContain('至2027年5月1日，请在此之前调取');
});

test('a platform that is reported for another’s sale is not said to have taken the money', async () => {
  const platform = await printed(sampleInput('samr-report'));
  expect(platform).toContain('涉案商家收取价款');
  const own = { ...sampleInput('samr-report'), answers: { 'platform-type': 'own-site' } };
  expect(await printed(own)).toContain('被举报人收取价款');
});

test('the platform is asked to answer too only for what the facts given support', async () => {
  const none = withStep('civil-complaint', {
    respondents: ['merchant', 'platform'],
    platformInformedOn: undefined,
  });
  const merchant = { name: '某某商行', address: '某某路3号' };
  const input = { ...none, parties: { ...none.parties, merchant } };
  expect(composeLetter(input).missing.map(({ place }) => place)).toEqual(['step.platformInformedOn']);
  expect(await printed(input)).not.toContain('连带责任');
  const told = { ...input, stepFacts: { ...input.stepFacts, platformInformedOn: '2026-11-05' } };
  expect(await printed(told)).toMatch(
    /请求判令被告二对上述款项承担连带责任[\s\S]*被告二已于2026年11月5日收到/,
  );
});

test('the increase is a condition before a regulator and no request before a court unless the buyer makes it', async () => {
  const raise = (input: LetterInput) => ({
    ...input,
    claims: {
      ...input.claims,
      statutoryIncreaseFen: 50_000,
      totals: { ...input.claims.totals, ifFraudFen: 59_800 },
    },
  });
  expect(await printed(raise(sampleInput('samr-complaint')))).toContain('经认定构成欺诈的，请求被投诉人依据');
  expect(await printed(raise(sampleInput('civil-complaint')))).not.toContain('第五十五条');
  const asked = await printed(raise(withStep('civil-complaint', { claimIncrease: true })));
  expect(asked).toContain('增加赔偿人民币500.00元（人民币伍佰元整）');
  expect(asked).toContain('¥598.00（人民币伍佰玖拾捌元整）');
});

test('interest and costs are counted from what the buyer gave and added to the safe total', async () => {
  const text = await printed(
    withStep('civil-complaint', {
      interest: { rateBasisPoints: 300, from: '2025-11-23', source: '一年期贷款市场报价利率' },
      costs: [{ what: '打印费', amountFen: 1250, receipt: '发票一张' }],
    }),
  );
  expect(text).toContain('暂计至2026年11月23日为人民币2.94元');
  expect(text).toContain('¥113.44');
});

test('a reseller’s papers hold no sentence from consumer law', async () => {
  for (const kind of [
    'samr-report',
    'mediation-application',
    'civil-complaint',
    'lawyer-letter',
    'production-order',
  ] as const) {
    const input = sampleInput(kind);
    const gates = [{ gate: 'consumer' as const, status: 'stop' as const, why: '', whyEn: '', basis: [] }];
    const points = letterPoints({ ...input, gates, findings: [], addressee: addresseeOf(kind) });
    const text = await printed({ ...input, gates, letterPoints: points, findings: [], stepFacts: {} });
    expect(text, kind).not.toContain('消费者权益保护法');
  }
});

test('an issuer is not taken for whoever runs the platform, and never gets the whole code', async () => {
  const text = await printed(asType(sampleInput('issuer-inquiry'), 'code-invalid'));
  expect(text).toContain('在“速充卡盟”（https://suchong-card.example）向“极速点卡专营店”购买');
  expect(text).not.toContain('贵司运营');
});

test('a report without a name holds no name', async () => {
  expect(await printed(withStep('samr-report', { anonymous: true }))).not.toMatch(
    /林小满|13800000000|告知本人/,
  );
});

test('the joint report names only who agreed, and adds up what is known', async () => {
  const text = await printed(sampleInput('joint-report'));
  expect(text.match(/同意者\d+/g)).toEqual(['同意者1', '同意者14', '同意者27']);
  expect(text).toContain('案件数量\t38件');
  expect(text).toMatch(/另有3件金额未知/);
  expect(text).toContain('另有关联案件（未加入本报告）\t41件');
  expect(text).toContain('4036、4037、4038等5项');
});

test('the joint report says which figures of the law the sum reaches, excerpts only once they were compared', async () => {
  const text = await printed(sampleInput('joint-report'));
  expect(text).toMatch(/达到诈骗“数额较大”（各省在幅度内确定）的数额标准；是否构成犯罪由公安机关认定/);
  expect(text).not.toMatch(/电信网络诈骗“数额较大”|未达到/);
  expect(composeLetter(sampleInput('joint-report')).toCheck.map(({ id }) => id)).toContain('TELFRAUD2016');
  const ticked = { checkedArticles: [{ article: 'TELFRAUD2016', checkedOn: '2026-11-22' }] };
  expect(await printed(withStep('joint-report', ticked))).toContain('达到电信网络诈骗“数额较大”的数额标准');
});

test('the police are told of a demand that nobody answered, as a fact without a verdict', async () => {
  const silence = '书面催告已于2026年11月5日送达；案件记录中没有对方的任何答复。';
  for (const kind of ['police-report', 'police-review'] as const)
    expect(await printed({ ...sampleInput(kind), silence })).toContain(silence);
});

test('terms that trade money for silence are left out of an agreement, and the buyer is told', async () => {
  const input = withStep('judicial-confirmation', { agreement: { otherTerms: '退款后买方即删帖' } });
  expect(await printed(input)).not.toContain('删帖');
  expect(composeLetter(input).missing.map(({ place }) => place)).toContain('step.agreement.otherTerms');
});

test('a lawyer’s letter is a draft that says so, written for the client', async () => {
  const text = await printed(sampleInput('lawyer-letter'));
  expect(text).toMatch(/^律师函（草稿）\n本件是供执业律师审核/);
  expect(text).toContain('受林小满（下称委托人）的委托');
  expect(text.replace('本人自行发出的', '')).not.toContain('本人');
});

test('an edited template that cites what nobody read, or threatens, is found before it goes out', () => {
  const { data } = composeLetter(sampleInput('samr-complaint'));
  expect(reviewLetter('依据《电子商务法》第九百条', data)).toEqual([
    '《中华人民共和国电子商务法》第九百条 is not held at level A',
  ]);
  expect(reviewLetter('不退款{% if x %}就{% endif %}曝光到网上', data)).toEqual(['threat of exposure']);
});

/** Quotations that a citation in brackets follows, with the texts of all articles it names. */
function* quotations(text: string): Generator<{ quotation: string; sources: string[] }> {
  const article = '第[一二三四五六七八九十百零]+条';
  for (const [, quotation = '', cited = ''] of text.matchAll(
    /“([^“”]{8,})”（(《[^）]*?(?:（一）》[^）]*)?)）/g,
  )) {
    const sources = [
      ...cited.matchAll(new RegExp(`《(.+?)》((?:${article}(?:第[^、；）]*)?、?)+)`, 'g')),
    ].flatMap(([, title, list = '']) => {
      const law = printedTitles.find(([name]) => name === title)?.[1];
      return (list.match(new RegExp(article, 'g')) ?? []).map((one) => articleText(law, one));
    });
    if (sources.length > 0) yield { quotation, sources };
  }
}

const texts = new Map(
  statuteIds()
    .map((id) => statute(id))
    .map((one) => [`${one?.law}${one?.article}`, one?.text ?? '']),
);
const articleText = (law: string | undefined, article: string) => texts.get(`${law}${article}`) ?? '';
