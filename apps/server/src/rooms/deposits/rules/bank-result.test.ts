import { expect, test } from 'vitest';
import { readBankResult } from './bank-result.ts';

const table = (...rows: string[]) =>
  rows.map((row, at) => ({ line: at + 1, cells: row.split(',').map((cell) => cell.trim()) }));
const header = '明细编号,收款户名,金额(元),处理状态,银行流水号';

test('a bank puts titles above its table: they are passed over, and lines keep their numbers', () => {
  const read = readBankResult(
    table('批量代发处理结果,', '批次号,20261128001', header, 'B000001L0001,王小明,98.00,交易成功,ICBC-7'),
  );
  expect(read).toEqual({
    rows: [{ row: 4, number: 'B000001L0001', outcome: 'paid', amountFen: 9800, reference: 'ICBC-7' }],
    bad: [],
  });
});

test.each([
  ['交易成功', 'paid'],
  ['未成功', 'failed'],
  ['退汇成功', 'returned'],
  ['处理中', 'pending'],
  ['REJECTED', 'failed'],
])('%s is %s', (said, outcome) => {
  const read = readBankResult(table(header, `B000001L0001,王小明,98.00,${said},`));
  expect(read?.rows[0]?.outcome).toBe(outcome);
});

test('what cannot be read without guessing is told with the line, the number and the bank’s word', () => {
  const read = readBankResult(
    table(
      header,
      'B000001L0001,王小明,98.00,挂账,',
      'B000001L0002,王小明,98.00,,',
      'B000001L0003,王小明,九十八,成功,',
      'B000001L0004,王小明,98.00,成功,',
      'B000001L0004,王小明,98.00,失败,',
      '别的付款,王小明,98.00,成功,',
      '合计,4,392.00,,',
      ',,,,',
    ),
  );
  expect(read?.rows.map(({ number }) => number)).toEqual(['B000001L0004']);
  expect(read?.bad).toEqual([
    { row: 2, number: 'B000001L0001', why: 'unknown-status', said: '挂账' },
    { row: 3, number: 'B000001L0002', why: 'no-status' },
    { row: 4, number: 'B000001L0003', why: 'bad-amount' },
    { row: 6, number: 'B000001L0004', why: 'number-twice' },
    { row: 7, why: 'no-number' },
  ]);
});

test('without a header nothing is guessed', () => {
  expect(readBankResult(table('B000001L0001,王小明,98.00,处理结果成功'))).toBeUndefined();
  expect(readBankResult(table('付款结果', 'B000001L0001,98.00'))).toBeUndefined();
  expect(readBankResult([])).toBeUndefined();
});
