import { expect, test } from 'vitest';
import { differences, type Terms } from './differences.ts';
import { orgStandardsWords } from './standards-words.ts';

const t = orgStandardsWords.zh;
const alliance: Terms = {
  deliverer: 'system',
  deliverWithinMinutes: 5,
  answerWithinHours: 24,
  minimumLevel: 2,
  proof: ['recipient'],
  singleUse: true,
};

test('a standard like the alliance’s differs in nothing', () => {
  expect(differences(alliance, alliance, t)).toEqual([]);
});

test('says of each term for whom it is better', () => {
  const own: Terms = {
    ...alliance,
    deliverWithinMinutes: 60,
    answerWithinHours: 12,
    minimumLevel: 3,
    proof: ['recipient', 'issuer-record'],
  };
  expect(differences(own, alliance, t)).toEqual([
    { field: '送达时限', alliance: '5 分钟', own: '1 小时', towards: 'looser' },
    { field: '答复时限', alliance: '1 天', own: '12 小时', towards: 'stricter' },
    { field: '最低级别', alliance: 'L2', own: 'L3', towards: 'stricter' },
    { field: '额外要求的凭证', alliance: '无', own: '发行方记录', towards: 'stricter' },
  ]);
});
