import { type PaperFacts, paperFacts } from '@redress/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeOf, parseEdits, savedText } from './paper-edits.ts';
import { type PaperName, specOf, stepFields, takenBy } from './paper-fields.ts';

const view = (papers: PaperFacts = {}) => ({ papers, parties: { buyer: { name: '张某某' } } });
const samr = ['samr-complaint', 'catalogue'] as const;
const court = ['civil-complaint', 'catalogue', 'production-order', 'investigation-order'] as const;
const changed = (papers: readonly PaperName[], edits: Record<string, string>, before: PaperFacts = {}) =>
  changeOf(view(before), papers, edits);

test('an office is kept for each paper of the step, and for no paper of another', () => {
  const { change } = changed(
    court,
    { 'step.office': '杭州互联网法院' },
    { 'samr-complaint': { office: '某某局' } },
  );
  expect(change.papers).toEqual({
    'civil-complaint': { office: '杭州互联网法院' },
    'production-order': { office: '杭州互联网法院' },
    'investigation-order': { office: '杭州互联网法院' },
  });
});

test('what was given for one paper is shown in the next, and changed where it stands', () => {
  const before = { 'samr-complaint': { demandedOn: '2026-11-02', office: '某某局' } };
  expect(savedText(view(before), ['samr-report'], 'step.demandedOn')).toBe('2026-11-02');
  expect(savedText(view(before), ['samr-report'], 'step.office')).toBe('');
  const { change } = changed(['samr-report'], { 'step.demandedOn': '2026-11-03' }, before);
  expect(change.papers).toEqual({ 'samr-complaint': { demandedOn: '2026-11-03', office: '某某局' } });
});

test('an emptied field is gone; other facts of the paper stay', () => {
  const before = { 'samr-complaint': { purpose: '自用', office: '某某局' } };
  expect(changed(samr, { 'step.purpose': '' }, before).change.papers).toEqual({
    'samr-complaint': { office: '某某局' },
  });
});

test('what a person types becomes what the server takes: yuan, days, yes and no, terms of an agreement', () => {
  const { change, held } = changed(['mediation-application'], {
    'step.agreement.amountFen': '98.5',
    'step.agreement.payUntil': '2026-12-01',
    'step.identityRefused': 'yes',
    'step.respondents': 'both',
    'step.codeTail': '8X2K',
  });
  expect(held).toEqual({});
  expect(change.papers?.['mediation-application']).toEqual({
    agreement: { amountFen: 9850, payUntil: '2026-12-01' },
    identityRefused: true,
    respondents: ['merchant', 'platform'],
    codeTail: '8X2K',
  });
});

test('what cannot be meant is not sent and stays on the page', () => {
  const edits = { 'step.promisedFen': '九十八', 'step.codeTail': 'ABCD1234EFGH', 'step.purpose': '自用' };
  const { change, held } = changed(['civil-complaint'], edits);
  expect(change.papers).toEqual({ 'civil-complaint': { purpose: '自用' } });
  expect(Object.keys(held).sort()).toEqual(['step.codeTail', 'step.promisedFen']);
});

test('interest goes out once rate, day and source are there, and what stood before stays until then', () => {
  const two = { 'step.interest.rateBasisPoints': '3.10', 'step.interest.from': '2026-11-01' };
  expect(changed(['civil-complaint'], two)).toEqual({
    change: { papers: { 'civil-complaint': {} } },
    held: two,
  });
  const { change, held } = changed(['civil-complaint'], { ...two, 'step.interest.source': '一年期利率' });
  expect(held).toEqual({});
  expect(change.papers?.['civil-complaint']?.interest).toEqual({
    rateBasisPoints: 310,
    from: '2026-11-01',
    source: '一年期利率',
  });
});

test('a line of a list waits until it is whole', () => {
  const half = JSON.stringify([{ what: '邮寄费', amountFen: '20' }]);
  expect(changed(['civil-complaint'], { 'step.costs': half }).held).toEqual({ 'step.costs': half });
  const whole = JSON.stringify([{ what: '邮寄费', amountFen: '20', receipt: '邮局收据' }, {}]);
  expect(changed(['civil-complaint'], { 'step.costs': whole }).change.papers?.['civil-complaint']).toEqual({
    costs: [{ what: '邮寄费', amountFen: 2000, receipt: '邮局收据' }],
  });
});

test('the buyer’s own data goes to the parties and leaves the rest of them', () => {
  const { change } = changed(samr, { 'parties.buyer.idNumber': '110101199001011234' });
  expect(change).toEqual({ parties: { buyer: { name: '张某某', idNumber: '110101199001011234' } } });
});

test('whatever is typed into whatever field, the server takes what is sent', () => {
  const place = fc.constantFrom(...Object.keys(stepFields).map((field) => `step.${field}`));
  const typed = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom(
      '98',
      '2026-11-02',
      '2026-11-02T10:00',
      'yes',
      '[{}]',
      '[{"name":"李某"}]',
      '3.1',
      '-1',
      '1e9',
    ),
  );
  fc.assert(
    fc.property(fc.dictionary(place, typed, { maxKeys: 6 }), (edits) => {
      const { change } = changed(court, edits);
      const codes = Object.values(change.papers ?? {}).some((facts) => badChoice(facts));
      if (!codes) expect(paperFacts.safeParse(change.papers ?? {}).error).toBeUndefined();
    }),
  );
});

/** A select gives only its own options; a string from nowhere is not typed into it. */
const badChoice = (facts: object): boolean =>
  Object.entries(facts).some(([field, value]) => {
    const { options } = specOf(`step.${field}`) ?? {};
    return options !== undefined && ![value].flat().every((one) => options.includes(String(one)));
  });

test('every field that a paper may take can be filled in on the page', () => {
  const all = [
    'samr-complaint',
    'police-review',
    'civil-complaint',
    'judicial-confirmation',
    'lawyer-letter',
  ];
  const places = takenBy(all as PaperName[]);
  expect(places.length).toBeGreaterThan(20);
  for (const place of places) expect(specOf(place), place).toBeDefined();
});

test.each([
  undefined,
  '',
  '[]',
  'null',
  '{"step.nothing":"x"}',
  '{"step.office":3}',
  '{"facts.orderNo":"1"}',
])('a draft %j that is none is no draft', (text) => {
  expect(parseEdits(text)).toEqual({});
});
