import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { tradeEventData, webhookTypes } from '@redress/contract';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../testing.ts';
import { createIntegratorsRoom } from './index.ts';
import { guideNames, packPlans } from './rules/pack-contents.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const get = (url: string) => app.http.inject({ method: 'GET', url });

describe('packs', () => {
  test('anybody downloads what the list says, to the byte', async () => {
    const { packs } = (await get('/api/integrators')).json();
    expect(packs.map(({ name }: { name: string }) => name)).toEqual([
      'dujiaoka',
      'acg-faka',
      'php',
      'node',
      'poller',
    ]);
    for (const { file, bytes, sha256 } of packs) {
      const answer = await get(`/api/integrators/packs/${file}`);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-type']).toBe('application/zip');
      expect(answer.rawPayload.byteLength).toBe(bytes);
      const digest = createHash('sha256').update(answer.rawPayload).digest();
      expect(digest.toString('hex')).toBe(sha256);
      expect(answer.headers['repr-digest']).toBe(`sha-256=:${digest.toString('base64')}:`);
    }
  });

  test('the same version gives the same bytes, in whatever zone and place it is packed', async () => {
    const repository = new URL('../../../../../', import.meta.url).pathname;
    const script = `const { createIntegratorsRoom } = await import('${import.meta.dirname}/index.ts');
      console.log((await createIntegratorsRoom({ repository: '${repository}' }).packs()).map(({ sha256 }) => sha256).join());`;
    const env = { ...process.env, TZ: 'America/New_York' };
    const there = execFileSync('node', ['--input-type=module', '-e', script], {
      env,
      encoding: 'utf8',
      cwd: '/',
    });
    const here = await createIntegratorsRoom({ repository }).packs();
    expect(there.trim()).toBe(here.map(({ sha256 }) => sha256).join());
  });

  test.each(packPlans)('$name holds one folder with settings, check and both readmes', async (plan) => {
    const { name, folder, beside = [] } = plan;
    const pack = (await app.rooms.integrators.packs()).find((one) => one.name === name);
    const files = unzipSync(pack?.content as Uint8Array);
    // Beside it only what the shop's own software looks for: new files, of which each says whose it is.
    const outside = Object.keys(files).filter((path) => !path.startsWith(`${folder}/`));
    expect(outside).toEqual(beside.map(({ into }) => into));
    for (const path of outside) expect(path).toMatch(/redress/i);
    const own = plan.program
      ? ['redress-poller.json', 'redress-poller.cjs', 'THIRD-PARTY.txt', 'redress-poller.service']
      : plan.client
        ? ['redress-settings.json', 'setup.mjs', 'client.mjs', 'package.json', 'types/index.d.ts']
        : ['redress-config.php', 'setup.php'];
    for (const file of [...own, 'README.md', 'README.zh-CN.md', 'LICENSE'])
      expect(Object.keys(files)).toContain(`${folder}/${file}`);
    const readme = strFromU8(files[`${folder}/README.zh-CN.md`] as Uint8Array);
    for (const part of ['## 安装', '## 检查', '## 卸载']) expect(readme).toContain(part);
    // A link of a guide leads to another guide, which is not in the pack.
    expect(readme).not.toMatch(/\]\(/);
    expect(strFromU8(files[`${folder}/VERSION`] as Uint8Array).trim()).toBe(pack?.version);
  });

  test('404: another name', async () => {
    for (const file of ['redress-other.zip', '..%2F..%2Fpackage.json'])
      expect((await get(`/api/integrators/packs/${file}`)).json().type).toBe('/problems/pack-not-found');
  });
});

describe('guides', () => {
  test.each(guideNames)('%s reads in both languages, without script', async (name) => {
    for (const language of ['zh', 'en']) {
      const { title, html } = (await get(`/api/integrators/guides/${name}?language=${language}`)).json();
      expect(title.length).toBeGreaterThan(3);
      expect(html.length).toBeGreaterThan(100);
      expect(html).not.toMatch(/<script|style=|on\w+=/);
      if (language === 'zh') expect(html).toMatch(/[一-鿿]/);
    }
  });

  test.each(['zh', 'en'])(
    'in %s names every event with its fields, and every webhook that is sent',
    async (language) => {
      const read = async (name: string) =>
        (await get(`/api/integrators/guides/${name}?language=${language}`))
          .json()
          .html.replaceAll('<wbr>', '') as string;
      const [events, webhooks] = await Promise.all([read('events'), read('webhooks')]);
      for (const [type, { shape }] of Object.entries(tradeEventData)) {
        const row = events.split('<tr>').find((one) => one.includes(`<code>${type}</code>`)) ?? '';
        for (const field of Object.keys(shape).filter((one) => one !== 'ext'))
          expect(row, `${type} ${field}`).toContain(`<code>${field}</code>`);
      }
      expect(events).toContain('/api/openapi.json');
      const reserved = ['claim.answered', 'claim.settled', 'credit.listed'];
      for (const type of webhookTypes.filter((one) => !reserved.includes(one)))
        expect(webhooks).toContain(`<code>${type}</code>`);
      for (const type of ['claim.opened', 'claim.changed', 'decision.issued'])
        expect(webhooks.split('<tr>').find((row) => row.includes(`<code>${type}</code>`))).toMatch(
          /<code>orderRef<\/code>.*<code>role<\/code>/,
        );
    },
  );

  test('404: another name; 400: another language', async () => {
    const strange = await get('/api/integrators/guides/..%2FREADME?language=zh');
    expect(strange.json().type).toBe('/problems/guide-not-found');
    expect((await get('/api/integrators/guides/cards?language=fr')).statusCode).toBe(400);
  });
});
