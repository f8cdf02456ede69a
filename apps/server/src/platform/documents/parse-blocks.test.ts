import { expect, test } from 'vitest';
import { inlineText, letterText } from './blocks.ts';
import { fillTemplate } from './fill.ts';
import { chineseNumber, parseBlocks } from './parse-blocks.ts';

const blocksOf = async (template: string, data: object = {}) =>
  parseBlocks(await fillTemplate(template, data));

/** What a stranger may have put into a file name, a chat or a name. */
const hostile =
  '# 标题 | 格 ** 粗 ** ::: signature {{ buyer.name }} {% raw %} \n\n1. 项\n| a | b |\n| --- | --- |\n[x](y) <b> `c`';

test('a template becomes the blocks a lawyer sees', async () => {
  const template = `# 函

:::addressee
致：{{ name }}
:::

## 事实

{% for fact in facts -%}
1. {{ fact }}
{% endfor %}

### 其一

本人请求**“退款”**的权利。

:::table 1 3
| 编号 | 名称 |
| --- | --- |
{% for fact in facts -%}
| 1 | {{ fact }}<br>**粗** |
{% endfor %}
:::

## 请求

1. 【请填写：金额】元

:::signature
日期：
:::
`;
  const blocks = await blocksOf(template, { name: '某某公司', facts: ['甲', '乙'] });
  expect(blocks).toMatchSnapshot();
});

test('data stays text: it makes no heading, cell, list, bold run or directive', async () => {
  const blocks = await blocksOf(
    '## {{ x }}\n\n{{ x }}\n\n1. {{ x }}\n\n:::table 1 1\n| a | b |\n|---|---|\n| {{ x }} | y |\n:::',
    {
      x: hostile,
    },
  );
  expect(blocks.map((block) => block.kind)).toEqual(['heading', 'paragraph', 'item', 'table']);
  for (const block of blocks)
    if (block.kind === 'table') {
      expect(block.rows).toHaveLength(1);
      expect(inlineText(block.rows[0]?.[0] ?? [])).toBe(hostile);
    } else if (block.kind !== 'group') expect(block.content).toEqual([{ text: hostile }]);
});

test('no filter or capture prints data past the guard', async () => {
  const blocks = await blocksOf('{{ x | raw }}{% capture y %}a{{ x }}b{% endcapture %}{{ y }}', {
    x: '**甲** | # 乙',
  });
  expect(letterText(blocks)).toBe('**甲** | # 乙a**甲** | # 乙b');
  expect(blocks).toHaveLength(1);
});

test('data cannot forge the marks that stand for values, nor hide or turn text round', async () => {
  const blocks = await blocksOf('{{ a }}与{{ b }}', { a: '\uE0001\uE001x\u202Ey\u200Bz\u0007', b: '乙' });
  expect(letterText(blocks)).toBe('1xyz与乙');
});

test('a value that the template misspells is an error, not an empty line', async () => {
  await expect(blocksOf('{{ bayer.name }}', { buyer: { name: 'x' } })).rejects.toThrow(/undefined variable/);
});

test('an unknown, unclosed or wrongly sized directive is an error that names it', async () => {
  await expect(blocksOf(':::sign\nx\n:::')).rejects.toThrow(':::sign');
  await expect(blocksOf(':::plain\nx')).rejects.toThrow('not closed');
  await expect(blocksOf(':::table 1 2 3\n| a | b |\n|---|---|\n| c | d |\n:::')).rejects.toThrow('3 widths');
});

test('Chinese section numbers run from 一 to 九十九', () => {
  expect([1, 9, 10, 11, 20, 21, 99].map(chineseNumber)).toEqual([
    '一',
    '九',
    '十',
    '十一',
    '二十',
    '二十一',
    '九十九',
  ]);
});
