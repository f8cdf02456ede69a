import { describe, expect, it } from 'vitest';
import { statute } from '../statutes.ts';
import type { ChannelJurisdiction, JurisdictionChannel } from './answer.ts';
import { divisions } from './data.ts';
import { type JurisdictionQuestion, resolveJurisdiction } from './resolve.ts';

const all = divisions();
const ask = (question: JurisdictionQuestion, channel: JurisdictionChannel): ChannelJurisdiction => {
  const found = resolveJurisdiction(question, all).channels.find((answer) => answer.channel === channel);
  if (!found) throw new Error(channel);
  return found;
};
/** `market-regulator county platform 330110 stated` for each office. */
const brief = ({ offices }: ChannelJurisdiction) =>
  offices.map(({ level, by, division, certainty }) => `${level} ${by} ${division?.code ?? '-'} ${certainty}`);

const yuhang = { licenceAddress: '浙江省杭州市余杭区文一西路969号' };
const nanshan = { publishedAddress: '广东省深圳市南山区粤海街道' };
const luohu = { publishedAddress: '深圳市罗湖区' };
const chengdu = { publishedAddress: '四川省成都市武侯区' };

describe('a complaint (投诉举报处理办法第十三条)', () => {
  it('against the platform goes to the county-level office of its domicile', () => {
    const answer = ask({ respondent: 'platform', platform: yuhang, merchant: nanshan }, 'samr-complaint');
    expect(brief(answer)).toEqual(['county platform 330110 stated']);
    expect(answer.ask).toEqual([]);
  });

  it('against a shop on its own site goes to the office of the shop’s domicile', () => {
    expect(brief(ask({ respondent: 'own-site', merchant: nanshan }, 'samr-complaint'))).toEqual([
      'county merchant 440305 stated',
    ]);
  });

  it('against a merchant may go to its published address or to the platform’s domicile, to one of them', () => {
    const answer = ask({ respondent: 'merchant', platform: yuhang, merchant: nanshan }, 'samr-complaint');
    expect(brief(answer)).toEqual(['county merchant 440305 stated', 'county platform 330110 stated']);
    expect(answer.notes[0]?.zh).toContain('由先收到的处理');
  });

  it('against a merchant without an address, or not found there, goes to the platform’s domicile only', () => {
    for (const question of [{ merchant: {} }, { merchant: nanshan, merchantUnreachable: true }]) {
      const answer = ask({ respondent: 'merchant', platform: yuhang, ...question }, 'samr-complaint');
      expect(brief(answer)).toEqual(['county platform 330110 stated']);
      expect(answer.offices[0]?.basis[0]?.quote).toContain('无法取得联系');
    }
  });

  it('puts the known office first where the other is unknown', () => {
    const answer = ask({ respondent: 'merchant', merchant: nanshan }, 'samr-complaint');
    expect(brief(answer)).toEqual(['county merchant 440305 stated', 'county platform - unknown']);
    expect(
      brief(
        ask(
          { respondent: 'merchant', platform: yuhang, merchant: { publishedAddress: '某处' } },
          'samr-complaint',
        ),
      )[0],
    ).toBe('county platform 330110 stated');
  });
});

describe('a report (投诉举报处理办法第三十一条)', () => {
  it('against a merchant goes by where it really works, of which the published address is only a lead', () => {
    expect(
      brief(ask({ respondent: 'merchant', platform: yuhang, merchant: nanshan }, 'samr-report')),
    ).toEqual(['county-up merchant 440305 likely', 'county-up platform 330110 stated']);
  });
});

describe('police and court', () => {
  it('the police of the buyer’s place are competent, whoever the seller is', () => {
    expect(brief(ask({ respondent: 'platform', buyer: chengdu }, 'police-report'))).toEqual([
      'county buyer 510107 stated',
    ]);
  });

  it('the buyer may sue at home, or where the defendant is', () => {
    const answer = ask(
      { respondent: 'merchant', platform: yuhang, merchant: nanshan, buyer: chengdu },
      'court-suit',
    );
    expect(brief(answer)).toEqual(['basic-court buyer 510107 stated', 'basic-court merchant 440305 stated']);
  });

  it('in Beijing, Guangzhou and Hangzhou the internet court is likely, since its rule was read as an excerpt', () => {
    const answer = ask(
      { respondent: 'platform', platform: yuhang, buyer: { publishedAddress: '广州市天河区' } },
      'court-suit',
    );
    expect(brief(answer)).toEqual([
      'internet-court buyer 440106 likely',
      'internet-court platform 330110 likely',
    ]);
    expect(answer.offices[0]?.basis.at(-1)?.level).toBe('B');
  });

  it('a clause on the court brings the article against it', () => {
    const answer = ask(
      { respondent: 'platform', platform: yuhang, buyer: chengdu, forumClause: true },
      'court-suit',
    );
    expect(answer.offices[0]?.basis.map(({ id }) => id)).toContain('CPJI-31');
  });
});

describe('the other channels', () => {
  it('reconsideration goes to the government beside the regulator', () => {
    const answer = ask({ respondent: 'platform', platform: yuhang }, 'reconsideration');
    expect(brief(answer)).toEqual(['county platform 330110 stated']);
    expect(answer.offices[0]?.kind).toBe('government');
  });

  it('no association is certain: no article says which one', () => {
    const answer = ask({ respondent: 'platform', platform: yuhang, buyer: chengdu }, 'association-complaint');
    expect(answer.offices.every(({ certainty }) => certainty === 'likely')).toBe(true);
    expect(answer.ask).toEqual(['12315', '12345']);
  });
});

describe('what is not known', () => {
  const nothing = resolveJurisdiction({ respondent: 'merchant' }, all);
  it('is never guessed: no division, 12315 and 12345 to ask, a reason', () => {
    for (const { channel, offices, ask: hotlines } of nothing.channels) {
      for (const { division, certainty, why } of offices) {
        expect(division).toBeUndefined();
        expect(certainty).toBe('unknown');
        expect(why.length).toBeGreaterThan(0);
      }
      if (channel.startsWith('samr')) expect(hotlines).toEqual(['12315', '12345']);
    }
  });

  it('stays open where only the province of a filing is known', () => {
    const answer = ask(
      { respondent: 'platform', platform: { filing: '粤ICP备2021000000号-1' } },
      'samr-complaint',
    );
    expect(brief(answer)).toEqual(['county platform 440000 partial']);
    expect(answer.ask).toEqual(['12315', '12345']);
  });

  it('is only likely by a credit code, and its city alone where the register is the city’s', () => {
    const by = (creditCode: string) =>
      brief(ask({ respondent: 'platform', platform: { creditCode } }, 'samr-complaint'));
    expect(by('91110108551385082Q')).toEqual(['county platform 110108 likely']);
    expect(by('91330100799655058B')).toEqual(['county platform 330100 partial']);
  });

  it('outside the mainland no regulator is named', () => {
    expect(
      brief(
        ask({ respondent: 'own-site', merchant: { publishedAddress: '香港特别行政区' } }, 'samr-complaint'),
      ),
    ).toEqual(['county merchant - unknown']);
  });
});

describe('clues that disagree', () => {
  it('are shown; the licence decides', () => {
    const { places } = resolveJurisdiction(
      { respondent: 'platform', platform: { ...yuhang, filing: '粤ICP备2021000000号' } },
      all,
    );
    expect(places.platform).toMatchObject({
      conflict: true,
      certainty: 'stated',
      division: { code: '330110' },
    });
    expect(places.platform.why.at(-1)?.zh).toContain('不同的省份');
  });

  it('are settled by a person’s choice, after which nothing is asked any more', () => {
    const buyer = { publishedAddress: '朝阳区建国路1号' };
    expect(resolveJurisdiction({ respondent: 'platform', buyer }, all).places.buyer.candidates).toHaveLength(
      2,
    );
    const chosen = { ...buyer, divisionCode: '220104' };
    expect(resolveJurisdiction({ respondent: 'platform', buyer: chosen }, all).places.buyer).toMatchObject({
      certainty: 'stated',
      division: { code: '220104' },
      candidates: [],
      why: [],
    });
  });

  it('complete each other where one lies within the other', () => {
    const { places } = resolveJurisdiction(
      { respondent: 'platform', platform: { licenceAddress: '北京市', creditCode: '91110108551385082Q' } },
      all,
    );
    expect(places.platform).toMatchObject({
      certainty: 'likely',
      division: { code: '110108' },
      from: 'creditCode',
    });
  });
});

describe('every basis', () => {
  it('stands literally in its article and is read in full, but for the internet courts', () => {
    const questions: JurisdictionQuestion[] = (['platform', 'own-site', 'merchant'] as const).flatMap(
      (respondent) =>
        [true, false].map((flag) => ({
          respondent,
          platform: yuhang,
          merchant: luohu,
          buyer: chengdu,
          merchantUnreachable: flag,
          forumClause: flag,
        })),
    );
    const quotes = questions
      .flatMap((question) => resolveJurisdiction(question, all).channels)
      .flatMap(({ offices }) => offices)
      .flatMap(({ basis }) => basis);
    expect(new Set(quotes.map(({ quote }) => quote)).size).toBeGreaterThan(15);
    for (const { id, quote, level } of quotes) {
      expect(statute(id)?.text, `${id} ${quote}`).toContain(quote);
      if (id !== 'ICOURT25-1') expect(level, id).toMatch(/^A/);
    }
  });
});
