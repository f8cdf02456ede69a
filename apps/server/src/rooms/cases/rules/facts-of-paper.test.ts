import { documentNames } from '@redress/contract';
import { documentNames as inLaw } from '@redress/law';
import { expect, test } from 'vitest';
import { factsOfPaper } from './facts-of-paper.ts';

test('a fact given for one paper serves the others; an office or a choice does not', () => {
  const papers = {
    'samr-complaint': { office: '某某区市场监督管理局', complaintNo: '1', purpose: '自用' },
    reconsideration: { complaintNo: '2', government: '某某区人民政府' },
  };
  expect(factsOfPaper('reconsideration', papers)).toEqual({
    complaintNo: '2',
    purpose: '自用',
    government: '某某区人民政府',
  });
  expect(factsOfPaper('police-report', papers)).not.toHaveProperty('office');
});

test('contract and law name the same papers', () => {
  expect(documentNames).toEqual(inLaw);
});
