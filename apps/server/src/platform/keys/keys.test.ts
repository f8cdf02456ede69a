import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addLogKey, listLogKeys, loadLogSeeds, readAllKeys, retireLogKey } from './index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const names = (shard = 'main') => listLogKeys(folder, shard).map(({ name }) => name);

test('the first start makes one key that only its owner reads, and every later one finds it', () => {
  const [seed, ...others] = loadLogSeeds(folder, 'main');
  expect([seed.length, others]).toEqual([32, []]);
  expect(loadLogSeeds(folder, 'main')).toEqual([seed]);
  expect(statSync(join(folder, 'keys/log-main')).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'keys')).mode & 0o777).toBe(0o700);
});

test('new keys stand beside the old ones in their order, up to ten and more; a retired one is known but does not sign', () => {
  const keys = Array.from({ length: 11 }, () => addLogKey(folder, 'main'));
  expect(names().slice(0, 2)).toEqual(['log-main', 'log-main.2']);
  expect(loadLogSeeds(folder, 'main')).toEqual(keys.map(({ seed }) => seed));
  retireLogKey(folder, keys[0] as (typeof keys)[0]);
  expect(names()[0]).toBe('log-main.retired');
  expect(loadLogSeeds(folder, 'main')).toEqual(keys.slice(1).map(({ seed }) => seed));
  expect(addLogKey(folder, 'main').name).toBe('log-main.12');
});

test('a shard whose name begins like another one has keys of its own', () => {
  addLogKey(folder, 'main');
  addLogKey(folder, 'main-2');
  expect([names('main'), names('main-2')]).toEqual([['log-main'], ['log-main-2']]);
});

test('when every key is retired nothing is made in its place', () => {
  retireLogKey(folder, addLogKey(folder, 'main'));
  expect(() => loadLogSeeds(folder, 'main')).toThrow(expect.objectContaining({ code: 'no-active-key' }));
  expect(names()).toEqual(['log-main.retired']);
});

test('a cut key file is named, and a draft of a killed process is no key', () => {
  addLogKey(folder, 'main');
  writeFileSync(join(folder, 'keys/log-main.new_0123'), 'half');
  expect([...readAllKeys(folder).keys()]).toEqual(['log-main']);
  chmodSync(join(folder, 'keys/log-main'), 0o600);
  writeFileSync(join(folder, 'keys/log-main'), 'short');
  expect(() => listLogKeys(folder, 'main')).toThrow(expect.objectContaining({ code: 'key-damaged' }));
});
