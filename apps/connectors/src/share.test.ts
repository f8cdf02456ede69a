import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cardPepper } from '@redress/delivery';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig, readText } from './config.ts';
import { makeKeys } from './keygen.ts';
import { keyOf, readEarlierKeys } from './keyring.ts';
import { lockFolder } from './lock.ts';
import { readPluginKeys, writePluginKeys } from './plugin-keys.ts';
import { shareWithPlugin } from './share.ts';
import { openState } from './state/state.ts';

/** The poller's folder, and a shop with the pack of dujiaoka unpacked in it. */
let folder: string;
let shop: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-share-'));
  shop = join(folder, 'faka');
  mkdirSync(join(shop, 'redress'), { recursive: true });
  writeFileSync(
    join(shop, 'redress/redress-config.php'),
    "<?php\nreturn ['base' => 'https://redress.example'];\n",
  );
  const database = { user: 'reader', name: 'faka', password_file: 'db.password' };
  const settings = { shop: 'dujiaoka', database, server: 'https://redress.example', source: 'src_1' };
  writeFileSync(join(folder, 'redress-poller.json'), JSON.stringify(settings));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const config = () => readConfig(join(folder, 'redress-poller.json'), {});
const share = (path = shop) => shareWithPlugin(config(), path);
const poller = () => readText(join(folder, 'shop.key'));
const keysFile = () => join(shop, 'redress/redress-keys.php');
const plugin = () => readPluginKeys(shop);
const own = { shopKey: 'ab'.repeat(32), signKey: `whsk_${Buffer.alloc(32, 1).toString('base64')}` };
const makePlugin = (more: object = {}) =>
  writePluginKeys(keysFile(), { ...own, spool: join(shop, 'redress/spool-1'), ...more });
function letPluginTell() {
  mkdirSync(join(shop, 'redress/spool-1/sent/ab'), { recursive: true });
  writeFileSync(join(shop, `redress/spool-1/sent/ab/evt_${'ab'.repeat(16)}`), '{}');
}
function letPollerTell() {
  const state = openState(config().state);
  const snapshot = { status: '4', textTag: '', told: [], events: 1 };
  const known = { id: 7, ref: 'A7', createdAtMs: 0, lookAtMs: undefined, snapshot };
  const draft = { type: 'order.created', orderRef: 'A7', key: 'k', occurredAtMs: 0, data: {} };
  state.record([{ known, drafts: [draft] }], {}, () => ({ id: 'evt_1', body: '{}', sha256: '' }));
  state.close();
}

test('a poller beside a shop with a plugin takes its key and the key that signs: nothing new is to be registered', () => {
  makePlugin();
  expect(share()).toBe('take');
  expect([poller(), readText(join(folder, 'sign.key'))]).toEqual([own.shopKey, own.signKey]);
  expect(statSync(join(folder, 'shop.key')).mode & 0o777).toBe(0o600);
  expect(existsSync(config().state)).toBe(false);
  expect(share()).toBe('same');
});

test('a plugin beside a poller gets its keys before it makes any', () => {
  makeKeys(folder);
  letPollerTell();
  const before = poller();
  expect(share()).toBe('give');
  expect(poller()).toBe(before);
  expect(plugin()).toMatchObject({ shopKey: before, signKey: readText(join(folder, 'sign.key')) });
  expect(plugin().spool).toMatch(/redress\/spool-[0-9a-f]{16}$/);
  expect(statSync(keysFile()).mode & 0o777).toBe(0o600);
  expect(share()).toBe('same');
});

test('a plugin that made keys and told nothing gives them up; its own key for signing, spool and old keys stay', () => {
  makeKeys(folder);
  letPollerTell();
  makePlugin();
  expect(share()).toBe('give');
  expect(plugin()).toMatchObject({
    shopKey: poller(),
    signKey: own.signKey,
    spool: join(shop, 'redress/spool-1'),
  });
  const kept = readdirSync(join(shop, 'redress')).filter((name) =>
    /^redress-keys-before-\d+\.php$/.test(name),
  );
  expect(kept).toHaveLength(1);
});

test('where both told, the poller gives way and keeps its own for the orders that it told', () => {
  makeKeys(folder);
  letPollerTell();
  makePlugin();
  letPluginTell();
  const before = poller();
  const signKey = readText(join(folder, 'sign.key'));
  expect(share()).toBe('keep');
  expect([poller(), readText(join(folder, 'sign.key'))]).toEqual([own.shopKey, signKey]);
  const earlier = readEarlierKeys(join(folder, 'shop.key'));
  expect([keyOf(poller(), earlier, 7), keyOf(poller(), earlier, 8)]).toEqual([before, own.shopKey]);
  expect(share()).toBe('same');
  expect(readEarlierKeys(join(folder, 'shop.key'))).toEqual(earlier);
});

test('neither has a key: one is made for both', () => {
  expect(share()).toBe('make');
  expect(plugin().shopKey).toBe(poller());
});

test('a pepper that one of them was given is used by both', () => {
  makePlugin({ pepper: 'of the shop before 2026-12' });
  share();
  const { pepper_file } = config();
  expect(readText(pepper_file as string)).toBe('of the shop before 2026-12');

  writeFileSync(pepper_file as string, 'rdp_common');
  expect(share()).toBe('same');
  expect(plugin()).toMatchObject({ pepper: 'rdp_common', shopKey: own.shopKey, signKey: own.signKey });
});

test('a pepper of the poller alone gives way to what the plugin told with', () => {
  makeKeys(folder);
  writeFileSync(join(folder, 'shop.pepper'), 'mine');
  letPollerTell();
  makePlugin();
  letPluginTell();
  share();
  expect(readText(config().pepper_file as string)).toBe(cardPepper(own.shopKey));
  expect(plugin().pepper).toBeUndefined();
});

test('on two machines one file is carried, either way', () => {
  makeKeys(folder);
  const file = join(folder, 'redress-keys.php');
  expect(share(file)).toBe('give');
  expect(readPluginKeys(file).shopKey).toBe(poller());
  for (const name of ['shop.key', 'sign.key']) rmSync(join(folder, name));
  expect(share(file)).toBe('take');
});

test('settings that a person wrote are read and never written', () => {
  mkdirSync(join(folder, 'etc'));
  makeKeys(join(folder, 'etc'));
  const lines = ['shop_key_file = shop.key', 'sign_key_file = sign.key', 'spool = spool'];
  writeFileSync(join(folder, 'etc/redress.ini'), lines.join('\n'));
  expect(share(join(folder, 'etc'))).toBe('take');
  expect(poller()).toBe(readText(join(folder, 'etc/shop.key')));
  writeFileSync(join(folder, 'etc/redress.ini'), lines[2] as string);
  expect(() => share(join(folder, 'etc'))).toThrow(/shop_key_file = /);
});

test('changes nothing while the poller runs, where no plugin lies, or where the plugin has a pepper by hand', () => {
  makeKeys(folder);
  expect(() => share(join(folder, 'nowhere'))).toThrow(/这里没有插件/);
  letPollerTell();
  const unlock = lockFolder(config().state);
  makePlugin();
  expect(() => share()).toThrow(/another connector/);
  unlock();
  writeFileSync(join(folder, 'shop.pepper'), 'rdp_common');
  writeFileSync(join(shop, 'redress/redress-config.php'), "<?php\nreturn ['pepper' => 'by hand'];\n");
  expect(() => share()).toThrow(/pepper/);
  expect(plugin().shopKey).toBe(own.shopKey);
});
