import { Refusal } from '@redress/kernel';
import { expect, test } from 'vitest';
import { whenLogTakes } from './when-log-takes.ts';

const text = { zh: '忙', en: 'busy' };
const refusing = (times: number, code = 'log-busy') => {
  let asked = 0;
  return async () => {
    if (asked++ < times) throw new Refusal(code, text);
    return asked;
  };
};

test('what a busy log refuses is done again until it is taken', async () => {
  expect(await whenLogTakes(refusing(3), undefined, { again: 1 })).toBe(4);
});

test('a log that stays busy is given up, as is everything else that fails', async () => {
  await expect(whenLogTakes(refusing(999), undefined, { again: 1, patience: 20 })).rejects.toThrow('busy');
  await expect(whenLogTakes(refusing(1, 'log-halted'))).rejects.toMatchObject({ code: 'log-halted' });
});

test('whoever stops does not wait for the log', async () => {
  const stopping = new AbortController();
  const work = whenLogTakes(refusing(999), stopping.signal, { again: 60_000 });
  stopping.abort();
  await expect(work).rejects.toMatchObject({ code: 'log-busy' });
});
