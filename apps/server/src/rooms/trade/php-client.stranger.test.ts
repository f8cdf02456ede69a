import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { newSigningKey, signHeaders } from '@redress/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../testing.ts';

const php = fileURLToPath(new URL('../../../../../docs/integrators/redress.php', import.meta.url));
const vectorsFile = fileURLToPath(
  new URL('../../../../../packages/delivery/testdata/vectors.json', import.meta.url),
);
let app: TestApp;
const folder = mkdtempSync(join(tmpdir(), 'redress-php-'));
beforeAll(async () => {
  app = await testApp();
  await app.http.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

/** Runs PHP beside the server and gives what it echoes as JSON. */
async function run(code: string, redress: object = {}): Promise<unknown> {
  const file = join(folder, `run-${Math.random().toString(36).slice(2)}.php`);
  const config = JSON.stringify(redress).replaceAll("'", "\\'");
  writeFileSync(
    file,
    `<?php error_reporting(E_ALL); set_error_handler(function ($n, $text) { if (error_reporting() & $n) { fwrite(STDERR, $text); exit(9); } });
    require '${php}'; $redress = json_decode('${config}', true); echo json_encode((function ($redress) { ${code} })($redress));`,
  );
  const { stdout } = await promisify(execFile)('php', [file], { timeout: 60_000 });
  return JSON.parse(stdout);
}

async function openShop(spool: string) {
  const keys = (await run('return Redress\\new_key();')) as { private_key: string; public_key: string };
  const org = await app.organisation({ kinds: ['platform'] });
  const source = { platformId: org.orgId, name: 'PHP 店铺', publicKey: keys.public_key };
  const { sourceId, secret } = await app.rooms.trade.createSource(source);
  const port = (app.http.server.address() as AddressInfo).port;
  const redress = {
    ...{ base: `http://127.0.0.1:${port}/api/sources/${sourceId}`, secret, private_key: keys.private_key },
    ...{ spool: join(folder, spool), shop_key: 'only the shop', pepper: 'only the shop too' },
  };
  return { sourceId, redress };
}

describe('the PHP client', () => {
  test('is PHP 7.2: nothing newer is written in it', () => {
    const text = readFileSync(php, 'utf8');
    expect(text).not.toMatch(
      /\bfn ?\(|\?->|\?\?=|\bmatch ?\(|str_contains|str_starts_with|: mixed|readonly /,
    );
    execFileSync('php', ['-l', php]);
  });

  test('commits to cards as the vectors of other code have it', async () => {
    const { vectors } = JSON.parse(readFileSync(vectorsFile, 'utf8'));
    const answers = await run(
      `return array_map(function ($v) { return Redress\\card(['shop_key' => $v['shopKey'], 'pepper' => $v['pepper']], $v['orderRef'], $v['cardRef'], $v['secret']); },
        json_decode(file_get_contents('${vectorsFile}'), true)['vectors']);`,
    );
    expect(answers).toEqual(
      vectors.map(({ nonce, commit, dupTag, cardRef }: Record<string, string>) => ({
        nonce,
        item: { card_ref: cardRef, commit, dup_tag: dupTag },
      })),
    );
  });

  test('spools, sends once however often a hook fires, and its events prove who told them', async () => {
    const { sourceId, redress } = await openShop('one');
    const told = `$c = Redress\\card($redress, 'P1', 'carmi:7', 'ABCD-1234-EFGH');
      for ($i = 0; $i < 2; $i++) {
        Redress\\emit($redress, 'order.created', 'P1', ['title' => '点卡', 'qty' => 1, 'amount_minor' => 9800]);
        Redress\\emit($redress, 'delivery.proof', 'P1', ['qty_ordered' => 1, 'qty_delivered' => 1, 'items' => [$c['item']]]);
      }
      Redress\\emit($redress, 'order.created', 'P2', ['qty' => 'one']);
      return Redress\\flush($redress);`;
    expect(await run(told, redress)).toEqual({ sent: 2, conflicts: 0, rejected: 1, stopped: null });
    expect(await run(told, redress)).toEqual({ sent: 0, conflicts: 0, rejected: 0, stopped: null });
    expect(readdirSync(join(redress.spool, 'rejected'))).toHaveLength(1);
    const order = await app.rooms.trade.findOrder({ sourceId, orderRef: 'P1' });
    const events = await app.rooms.trade.eventsOf(order?.id as string);
    expect(events.map(({ type, signature, seq }) => [type, signature, seq])).toEqual([
      ['order.created', 'valid', 0],
      ['delivery.proof', 'valid', 1],
    ]);
    expect(
      readFileSync(
        join(redress.spool, 'rejected', readdirSync(join(redress.spool, 'rejected'))[0] as string),
        'utf8',
      ),
    ).toContain('qty');
  });

  test('never breaks a sale: no folder, no network, no valid text, and it says so', async () => {
    const nowhere = { spool: '/proc/nowhere', secret: 'whsec_', base: 'http://127.0.0.1:1/x' };
    expect(
      await run(
        `return [Redress\\emit($redress, 'order.created', 'Q', []), Redress\\flush($redress)['stopped']];`,
        nowhere,
      ),
    ).toEqual([null, 'the spool cannot be written']);
    const { redress } = await openShop('two');
    const offline = { ...redress, base: 'http://127.0.0.1:1/x' };
    const broken = `return [Redress\\emit($redress, 'order.created', 'R', ['title' => "\\xff"]), Redress\\emit($redress, 'order.created', 'S', []) !== null, Redress\\flush($redress)['stopped']];`;
    expect(await run(broken, offline)).toEqual([null, true, 'network']);
    expect(await run('return Redress\\flush($redress);', redress)).toMatchObject({ sent: 1 });
  });

  test('many at once lose nothing and send nothing twice', async () => {
    const { redress } = await openShop('three');
    const one = (i: number) =>
      run(
        `for ($i = 0; $i < 20; $i++) Redress\\emit($redress, 'order.created', '${i}-' . $i, []); return 1;`,
        redress,
      );
    await Promise.all([one(1), one(2), one(3)]);
    const flushes = (await Promise.all([
      run('return Redress\\flush($redress);', redress),
      run('return Redress\\flush($redress);', redress),
    ])) as { sent: number }[];
    expect(flushes.reduce((sum, { sent }) => sum + sent, 0)).toBe(60);
  });

  test('checks webhooks as the TypeScript client does', async () => {
    const { privateKey, publicKey } = await newSigningKey();
    const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const body = '{"type":"claim.opened"}';
    const headers = await signHeaders({ secret, privateKey }, { id: 'msg_1', body }, Date.now());
    const code = `$h = $redress['headers']; $b = $redress['body']; return [
      Redress\\verify($h, $b, [$redress['secret']]), Redress\\verify($h, $b, [], $redress['key']),
      Redress\\verify($h, $b . ' ', [$redress['secret']], $redress['key']), Redress\\verify([], $b, [$redress['secret']])];`;
    expect(await run(code, { headers, body, secret, key: publicKey })).toEqual([true, true, false, false]);
    const empty = `$t = (string) time(); $sign = 'v1,' . base64_encode(hash_hmac('sha256', "a.$t.{}", '', true));
      $h = ['webhook-id' => 'a', 'webhook-timestamp' => $t, 'webhook-signature' => $sign];
      return [Redress\\verify($h, '{}', ''), Redress\\verify($h, '{}', false), Redress\\verify($h, '{}', ['whsec_'])];`;
    expect(await run(empty), 'a secret that is not set lets nobody in').toEqual([false, false, false]);
  });
});
