import { describe, expect, it } from 'vitest';
import { questionOfCase } from './case-question.ts';
import { officeToWriteTo } from './channel-office.ts';
import { divisions } from './data.ts';
import { resolveJurisdiction } from './resolve.ts';

const ask = (clues: Partial<Parameters<typeof questionOfCase>[0]>) =>
  questionOfCase({ facts: {}, parties: {}, answers: {}, ...clues });
const complaintOf = (clues: Parameters<typeof ask>[0]) => {
  const [complaint] = resolveJurisdiction(ask(clues), divisions()).channels;
  if (!complaint) throw new Error('no complaint');
  return { ...complaint, chosen: officeToWriteTo('samr-complaint', complaint.offices) };
};
const at = (clues: Parameters<typeof ask>[0]) => complaintOf(clues).chosen?.division?.code;

const hangzhou = '浙江省杭州市余杭区文一西路1号';

describe('what a case knows becomes the question', () => {
  it('name and site as read, addresses as given, numbers told apart however they stand in one line', () => {
    const question = ask({
      facts: { platformName: { value: '速充卡盟' }, siteUrl: { value: 'https://suchong.example/a' } },
      parties: {
        platform: {
          name: '杭州某某网络科技有限公司',
          address: hangzhou,
          registration: '统一社会信用代码：91330100799655058B，备案号：浙ICP备2021000000号-1',
        },
        merchant: { address: '福建省厦门市思明区某路2号' },
        buyer: { address: '四川省成都市武侯区某街3号' },
      },
    });
    expect(question).toMatchObject({
      respondent: 'merchant',
      platformName: '速充卡盟',
      platformDomain: 'https://suchong.example/a',
      platform: {
        licenceAddress: hangzhou,
        creditCode: '91330100799655058B',
        filing: '浙ICP备2021000000号-1',
      },
      merchant: { publishedAddress: '福建省厦门市思明区某路2号' },
      buyer: { publishedAddress: '四川省成都市武侯区某街3号' },
    });
  });

  it('a filing on the pages counts where it is the only one', () => {
    const page = '版权所有 浙ICP备 2021000000 号-1';
    expect(ask({ pages: [page, page] }).platform.filing).toBe('浙ICP备2021000000号');
    expect(ask({ pages: [page, '粤ICP备2020000001号'] }).platform.filing).toBeUndefined();
    expect(ask({ pages: ['京ICP证030173号'] }).platform.filing).toBeUndefined();
  });

  it.each([
    ['self-operated', undefined, 'platform'],
    ['own-site', undefined, 'own-site'],
    ['marketplace', undefined, 'merchant'],
    ['marketplace', ['platform'], 'platform'],
    ['unsure', ['merchant', 'platform'], 'merchant'],
  ] as const)('site %s and respondents %s: against the %s', (site, respondents, expected) => {
    expect(ask({ answers: { 'platform-type': site }, respondents }).respondent).toBe(expected);
  });
});

describe('the office that a complaint may be written to without asking', () => {
  it('two candidates: the merchant’s published address, else the platform’s domicile', () => {
    const parties = { platform: { address: hangzhou }, merchant: { address: '福建省厦门市思明区某路2号' } };
    expect(at({ parties })).toBe('350203');
    expect(at({ parties: { ...parties, merchant: { address: '某路2号' } } })).toBe('330110');
    expect(at({ parties, answers: { 'crime-signs': 'vanished' } })).toBe('330110');
  });

  it('an address that fits two places is none: 朝阳区 is in Beijing and in Changchun', () => {
    expect(complaintOf({ parties: { platform: { address: '朝阳区某路1号' } } })).toMatchObject({
      chosen: undefined,
      ask: ['12315', '12345'],
    });
  });

  it('an abolished district leads to today’s', () => {
    expect(at({ parties: { platform: { address: '上海市闸北区某路1号' } } })).toBe('310106');
  });

  it('Hong Kong, Macao and Taiwan have no mainland regulator', () => {
    for (const address of ['香港特别行政区中西区某道1号', '澳门特别行政区某街1号', '台湾省台北市某路1号'])
      expect(complaintOf({ parties: { platform: { address } } })).toMatchObject({
        chosen: undefined,
        ask: ['12315', '12345'],
      });
  });

  it('a name, a foreign site or a filing alone names nobody', () => {
    for (const clues of [
      { facts: { platformName: { value: '速充卡盟' } } },
      { facts: { siteUrl: { value: 'https://kami.example.co.jp' } } },
      { pages: ['浙ICP备2021000000号-1'] },
      { parties: { platform: { registration: '合字B2-20210001' } } },
    ])
      expect(complaintOf(clues)).toMatchObject({ chosen: undefined, ask: ['12315', '12345'] });
  });

  it('the court of the buyer’s home, and never the other side’s where that is uncertain', () => {
    const court = (buyer: string) => {
      const question = ask({ parties: { buyer: { address: buyer }, platform: { address: hangzhou } } });
      const found = resolveJurisdiction(question, divisions()).channels.find(
        ({ channel }) => channel === 'court-suit',
      );
      return officeToWriteTo('court-suit', found?.offices ?? [])?.division?.code;
    };
    expect(court('四川省成都市武侯区某街3号')).toBe('510107');
    expect(court('浙江省杭州市西湖区某街3号')).toBeUndefined();
    expect(court('某街3号')).toBeUndefined();
  });
});
