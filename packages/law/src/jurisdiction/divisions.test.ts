import { describe, expect, it } from 'vitest';
import { divisions } from './data.ts';
import { createDivisions } from './divisions.ts';

const all = divisions();

describe('the divisions of China', () => {
  it('are complete: 34 provinces, 333 prefectures, 2,849 counties of the table of 2024, no code twice', () => {
    const count = (level: string) => all.all.filter((division) => division.level === level).length;
    expect(count('province')).toBe(34);
    expect(count('city')).toBe(333);
    expect(count('county')).toBe(2849);
    expect(new Set(all.all.map(({ code }) => code)).size).toBe(all.all.length);
  });

  it('form one tree: each hangs below a division whose code it begins with, and is reached from the root', () => {
    const reached = new Set<string>();
    const walk = (code?: string): void => {
      for (const child of all.childrenOf(code)) {
        expect(reached.has(child.code)).toBe(false);
        reached.add(child.code);
        if (code !== undefined) expect(child.code.startsWith(code.replace(/(?:00)+$/, ''))).toBe(true);
        walk(child.code);
      }
    };
    walk();
    expect(reached.size).toBe(all.all.length);
  });

  it('give every province of the mainland counties and every city its counties, but for the four cities without', () => {
    const childless = all.all
      .filter(({ lowest, level }) => lowest && level !== 'county')
      .map(({ name }) => name);
    expect(childless.sort()).toEqual(
      ['东莞市', '中山市', '儋州市', '嘉峪关市', '台湾省', '香港特别行政区', '澳门特别行政区'].sort(),
    );
  });

  it('know the divisions of the last years and not those that were abolished', () => {
    expect(all.fullName('330113')).toBe('浙江省杭州市临平区');
    expect(all.fullName('653228')).toBe('新疆维吾尔自治区和田地区和康县');
    expect(all.fullName('419001')).toBe('河南省济源市');
    expect(all.fullName('500235')).toBe('重庆市云阳县');
    expect(all.byCode('310108')).toBeUndefined();
  });

  it('refuse a table with a code twice or a county that hangs nowhere', () => {
    const rows = [{ code: '110000', name: '北京市' }];
    expect(() => createDivisions([...rows, ...rows])).toThrow('twice');
    expect(() => createDivisions([{ code: '999999', name: '某县' }])).toThrow('hangs nowhere');
  });
});
