import { expect, test } from 'vitest';
import { z } from 'zod';
import { issueText } from './issue-text.ts';

const issueOf = (schema: z.ZodType, value: unknown) => {
  const read = schema.safeParse(value, { reportInput: true });
  return read.error?.issues[0] as z.core.$ZodIssue;
};

test('people are told that the form is wrong, and shown no pattern', () => {
  expect(issueText(issueOf(z.string().regex(/^evt_[0-9a-f]{32}$/), 'x'))).toEqual({
    zh: '格式不对',
    en: 'has the wrong form',
  });
  const named = z.string().regex(/^evt_[0-9a-f]{32}$/, 'evt_ and 32 hex digits');
  expect(issueText(issueOf(named, 'x'))).toEqual({
    zh: '格式不对：应为 evt_ 加上 32 个十六进制字符',
    en: 'has the wrong form: evt_ and 32 hex digits',
  });
});

test('everything else is said in both languages', () => {
  const { zh, en } = issueText(issueOf(z.int().min(0), -1));
  expect(zh).toMatch(/[一-鿿]/);
  expect(en).toMatch(/^[ -~]+$/);
});
