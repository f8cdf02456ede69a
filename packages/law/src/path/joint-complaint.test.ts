import { expect, test } from 'vitest';
import { levelOf } from '../basis.ts';
import { statute } from '../statutes.ts';
import { jointComplaint } from './joint-complaint.ts';

test('the joint complaint is quoted literally from an article read in full', () => {
  const text = statute(jointComplaint.article)?.text;
  expect(text).toContain(jointComplaint.quote);
  expect(text).toContain(jointComplaint.limits);
  expect(levelOf(jointComplaint.article)).toMatch(/^A/);
});
