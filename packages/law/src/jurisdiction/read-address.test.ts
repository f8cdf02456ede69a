import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divisions } from './data.ts';
import { shortName } from './divisions.ts';
import { formerDivisions } from './former-names.ts';
import { readAddress } from './read-address.ts';

const all = divisions();
const read = (text: string) => readAddress(text, all);
const place = (text: string) => {
  const { status, division } = read(text);
  return `${status} ${division ? all.fullName(division.code) : '-'}`;
};
const anyDivision = fc.constantFrom(...all.all);
const anyCounty = fc.constantFrom(...all.all.filter(({ level }) => level === 'county'));
/** What people write after the county. */
const street = fc.constantFrom('文一西路969号', '某某大厦3楼', '人民路1号', '北京路8号', '中山公园旁', '');

describe('an address in full', () => {
  it('gives its division, whatever stands between the parts and behind them', () => {
    fc.assert(
      fc.property(
        anyDivision,
        fc.constantFrom('', ' ', '-', '，', ' · ', '\n'),
        street,
        (division, gap, rest) => {
          const parts = all.pathOf(division.code).map(({ name }) => name);
          const { division: found, status } = read(parts.join(gap) + gap + (division.lowest ? rest : ''));
          expect(found?.code).toBe(division.code);
          expect(status).toBe(division.lowest ? 'county' : division.level);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('gives the same without the province', () => {
    fc.assert(
      fc.property(anyCounty, street, (county, rest) => {
        const [, ...parts] = all.pathOf(county.code).map(({ name }) => name);
        if (parts.length < 2) return;
        expect(read(parts.join('') + rest).division?.code).toBe(county.code);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('an address in short', () => {
  it('never gives a division that it does not name', () => {
    fc.assert(
      fc.property(anyCounty, fc.nat(7), street, (county, mask, rest) => {
        const path = all.pathOf(county.code);
        const words = path.map((part, i) => (mask & (1 << i) ? (shortName(part) ?? part.name) : part.name));
        const { division, candidates, status } = read(words.join('') + rest);
        if (status === 'county') expect(division?.code).toBe(county.code);
        else if (division) expect(all.isWithin(county.code, division.code)).toBe(true);
        else expect(status === 'unknown' || candidates.length > 1).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['浙江杭州余杭区文一西路969号', 'county 浙江省杭州市余杭区'],
    ['杭州西湖区文三路1号', 'county 浙江省杭州市西湖区'],
    ['南昌西湖区', 'county 江西省南昌市西湖区'],
    ['上海浦东', 'county 上海市浦东新区'],
    ['湖北仙桃', 'county 湖北省仙桃市'],
    ['广东东莞市长安镇', 'county 广东省东莞市'],
    ['海西州格尔木', 'county 青海省海西蒙古族藏族自治州格尔木市'],
    ['黔东南凯里市', 'county 贵州省黔东南苗族侗族自治州凯里市'],
    ['住所：浙江省金华市义乌市稠州路', 'county 浙江省金华市义乌市'],
    ['昆山市玉山镇', 'county 江苏省苏州市昆山市'],
    ['ＨＯＭＥ　重庆市　云阳县', 'county 重庆市云阳县'],
  ])('%s is %s', (text, expected) => expect(place(text)).toBe(expected));
});

describe('what is not certain', () => {
  it.each([
    ['南京东路100号', 'unknown -'],
    ['长安街1号', 'unknown -'],
    ['北京朝阳公园路1号', 'unknown -'],
    ['深圳某某网络科技有限公司', 'unknown -'],
    ['hello', 'unknown -'],
    ['', 'unknown -'],
    ['城区', 'ambiguous -'],
    ['朝阳区建国路1号', 'ambiguous -'],
    ['江苏省鼓楼区', 'ambiguous 江苏省'],
    ['浙江省杭州市西湖区；经营地址：北京市朝阳区', 'ambiguous -'],
    ['成都市高新区天府大道', 'city 四川省成都市'],
  ])('%s stays %s', (text, expected) => expect(place(text)).toBe(expected));

  it('says why, and what it may be', () => {
    expect(
      read('朝阳区建国路1号')
        .candidates.map(({ code }) => code)
        .sort(),
    ).toEqual(['110105', '220104']);
    expect(read('南京').why[0]?.zh).toContain('没有读到区、县');
    for (const text of ['', '成都市高新区', '朝阳区', '南京大饭店'])
      expect(read(text).why.length).toBeGreaterThan(0);
  });

  it('is never thrown at, whatever is given', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => void read(text)));
  });
});

describe('a former name', () => {
  it('leads to the division of today and says so', () => {
    expect(place('上海市闸北区共和新路')).toBe('county 上海市静安区');
    expect(read('上海市闸北区共和新路').why[0]?.zh).toBe('“闸北区”是旧名，现在属于静安区。');
    expect(place('长沙望城县')).toBe('county 湖南省长沙市望城区');
    expect(place('襄樊市襄城区')).toBe('county 湖北省襄阳市襄城区');
  });

  it('that was shared out leaves the choice to a person', () => {
    expect(place('杭州市江干区钱江路')).toBe('ambiguous 浙江省杭州市');
    expect(place('山东省莱芜市莱城区')).toBe('county 山东省济南市莱芜区');
  });

  it('leads somewhere, is gone today, and stood within what is said', () => {
    for (const { name, code, within, now } of formerDivisions) {
      expect(now.length, name).toBeGreaterThan(0);
      for (const today of now) expect(all.isWithin(today, within), `${name} ${today}`).toBe(true);
      if (code) expect(all.byCode(code), name).toBeUndefined();
    }
  });
});
