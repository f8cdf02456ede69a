import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { card, createShop, memorySpool, newSigningKey, signHeaders } from '@redress/client';
import type { EventReceipt } from '@redress/contract';
import { cardCommit, cardNonce, cardPepper, dupTag } from '@redress/delivery';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../testing.ts';

const php = fileURLToPath(new URL('../../../../../docs/integrators/redress.php', import.meta.url));
const pluginClient = fileURLToPath(new URL('../../../../connectors/php/client.php', import.meta.url));
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
    ...{ spool: join(folder, spool), shop_key: 'only the shop' },
  };
  return { org, sourceId, redress, publicKey: keys.public_key };
}

describe('the PHP client', () => {
  test('is PHP 7.2: nothing newer is written in it', () => {
    const text = readFileSync(php, 'utf8');
    expect(text).not.toMatch(
      /\bfn ?\(|\?->|\?\?=|\bmatch ?\(|str_contains|str_starts_with|: mixed|readonly /,
    );
    execFileSync('php', ['-l', php]);
  });

  test.each(['redress.php', 'the plugins'])(
    '%s commits to cards as the vectors of other code have it',
    async (by) => {
      const { vectors, texts } = JSON.parse(readFileSync(vectorsFile, 'utf8'));
      const card =
        by === 'redress.php'
          ? `return Redress\\card(['shop_key' => $v['shopKey'], 'pepper' => $v['pepper'] ?? null], $v['orderRef'], $v['cardRef'], $v['secret'])['item'];`
          : `file_put_contents('${folder}/k', $v['shopKey']); file_put_contents('${folder}/p', $v['pepper'] ?? '');
          $client = new Redress\\ShopClient(['shop_key_file' => '${folder}/k'] + (isset($v['pepper']) ? ['pepper_file' => '${folder}/p'] : []));
          return array_diff_key($client->card($v['orderRef'], $v['cardRef'], $v['secret']), ['last4' => 1]);`;
      const items = (list: object[]) => {
        writeFileSync(join(folder, 'list.json'), JSON.stringify(list));
        return run(`require_once '${pluginClient}';
        return array_map(function ($v) { ${card} }, json_decode(file_get_contents('${folder}/list.json'), true));`);
      };
      expect(await items(vectors)).toEqual(
        vectors.map(({ commit, dupTag, cardRef }: Record<string, string>) => ({
          ...{ card_ref: cardRef, commit, dup_tag: dupTag },
        })),
      );
      const as = (secret: string) => ({ ...vectors[0], secret });
      const stored = await items(texts.map(([text]: string[]) => as(text as string)));
      expect(stored).toEqual(await items(texts.map(([, text]: string[]) => as(text as string))));
      const [kept, bare] = (await items([as('\u200bABCD'), as('ABCD')])) as object[];
      expect(kept).not.toEqual(bare);
    },
  );

  test('a card sold twice is found whichever way its orders were told', async () => {
    const { org, sourceId, redress, publicKey } = await openShop('ways');
    expect(publicKey).toMatch(/^whpk_/);
    const secret = 'SOLD-TWICE-0001';
    writeFileSync(join(folder, 'ways.key'), redress.shop_key);
    await run(
      `require_once '${pluginClient}';
      $plugin = new Redress\\ShopClient(['shop_key_file' => '${folder}/ways.key']);
      foreach (['W1' => Redress\\card($redress, 'W1', 'c', '${secret}')['item'], 'W2' => $plugin->card('W2', 'carmis:1', " ${secret}\\r\\n")] as $order => $item)
        Redress\\emit($redress, 'delivery.proof', $order, ['qty_ordered' => 1, 'qty_delivered' => 1, 'items' => [$item]]);
      return Redress\\flush($redress);`,
      redress,
    );
    const { base: baseUrl, secret: webhook, private_key: privateKey, shop_key: shopKey } = redress;
    const shop = createShop({ baseUrl, secret: webhook, privateKey, spool: memorySpool() });
    const { item } = await card({ orderRef: 'W3', cardRef: 'c', secret, shopKey });
    const nonce = cardNonce(shopKey, 'W4', 'card:1');
    const poller = {
      ...{ card_ref: 'card:1', commit: cardCommit({ orderRef: 'W4', nonce, secret }) },
      dup_tag: dupTag(cardPepper(shopKey), secret),
    };
    for (const [orderRef, one] of Object.entries({ W3: item, W4: poller }))
      await shop.emit({ type: 'delivery.proof', orderRef, data: { qty_ordered: 1, items: [one] } });
    expect(await shop.flush()).toMatchObject({ sent: 2 });
    await app.outbox.drain();
    for (const orderRef of ['W1', 'W2', 'W3', 'W4']) {
      const order = await app.rooms.trade.findOrder({ sourceId, orderRef });
      const path = `/api/organisations/${org.orgId}/orders/${order?.id}/assessment`;
      const { assessment } = (await org.person.send('GET', path)).json();
      const found = assessment.against.find(({ code }: { code: string }) => code === 'duplicate-sale');
      expect(found?.text.en, orderRef).toContain(' 3 other orders');
    }
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

  test.each([1, 2, 3, 7, 100])(
    '%i events at once are signed by one signature, which proves each',
    async (count) => {
      const { sourceId, redress } = await openShop(`together ${count}`);
      const plugin = { ...redress, spool: `${redress.spool} plugin` };
      const tell = `for ($i = 0; $i < ${count}; $i++) Redress\\emit($redress, 'order.created', "T$i", ['qty' => 1]);
      return Redress\\flush($redress);`;
      expect(await run(tell, redress)).toMatchObject({ sent: count });
      const again = `require_once '${pluginClient}'; $client = new Redress\\ShopClient($redress);
      for ($i = 0; $i < ${count}; $i++) $client->emit('payment.confirmed', "T$i", '1', ['gateway' => 'epay'], time());
      return $client->flush(1000, 50, true);`;
      expect(await run(again, plugin)).toBe(count);
      for (let i = 0; i < count; i++) {
        const order = await app.rooms.trade.findOrder({ sourceId, orderRef: `T${i}` });
        const events = await app.rooms.trade.eventsOf(order?.id as string);
        expect(events.map(({ signature }) => signature)).toEqual(['valid', 'valid']);
      }
    },
  );

  test('an order record is checked by a program of somebody else, from the description alone', async () => {
    const { org, sourceId, redress, publicKey } = await openShop('record');
    const tell = `foreach (['order.created' => ['amount_minor' => 100], 'payment.confirmed' => ['gateway' => 'epay', 'amount_minor' => 100],
        'delivery.proof' => ['qty_ordered' => 1, 'qty_delivered' => 0, 'items' => []]] as $type => $data)
        Redress\\emit($redress, $type, 'Z1', $data);
      $first = Redress\\flush($redress);
      Redress\\emit($redress, 'delivery.viewed', 'Z1', ['via' => 'page']);
      return [$first['sent'], Redress\\flush($redress)['sent']];`;
    expect(await run(tell, redress)).toEqual([3, 1]);
    await app.outbox.drain();
    await app.rooms.notary.flush();
    const order = await app.rooms.trade.findOrder({ sourceId, orderRef: 'Z1' });
    const path = `/api/organisations/${org.orgId}/orders/${order?.id}/record`;
    const record = (await org.person.send('GET', path)).body;
    writeFileSync(join(folder, 'record.json'), record);
    writeFileSync(
      join(folder, 'changed.json'),
      record.replaceAll('amount_minor\\":100', 'amount_minor\\":1'),
    );
    const check = `$key = base64_decode(substr('${publicKey}', 5)); $out = [];
      $climb = function ($leaf, $index, $size, array $path) {
        for ($last = $size - 1; $last > 0; $index >>= 1, $last >>= 1) {
          if ($index % 2 === 1) $leaf = hash('sha256', "\\1" . array_shift($path) . $leaf, true);
          elseif ($index < $last) $leaf = hash('sha256', "\\1" . $leaf . array_shift($path), true);
        }
        return $path === [] ? $leaf : '';
      };
      foreach (json_decode(file_get_contents($redress['file']), true)['events'] as $event) {
        $headers = $event['headers'];
        $signed = $headers['webhook-id'] . '.' . $headers['webhook-timestamp'] . '.' . $event['body'];
        $by = 'nobody';
        foreach (explode(' ', $headers['webhook-signature']) as $part) {
          list($version, $bytes) = explode(',', $part); $bytes = base64_decode($bytes);
          if ($version === 'v1a' && sodium_crypto_sign_verify_detached($bytes, $signed, $key)) $by = 'alone';
          if ($version !== 'v1m') continue;
          $at = unpack('Nsize/Nindex', substr($bytes, 96, 8)); $root = substr($bytes, 64, 32);
          $leads = $climb(hash('sha256', "\\0" . $signed, true), $at['index'], $at['size'], str_split(substr($bytes, 104), 32));
          $message = "redress.batch/1\\n" . $at['size'] . "\\n" . base64_encode($root) . "\\n";
          if ($leads === $root && sodium_crypto_sign_verify_detached(substr($bytes, 0, 64), $message, $key)) $by = 'together';
        }
        $entry = json_decode(base64_decode($event['seal']['entry']), true); $salt = base64_decode($event['salt']);
        $is = function ($text) use ($salt) { return base64_encode(hash('sha256', $salt . $text, true)); };
        $json = json_encode($headers, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
        $out[$event['type']] = [$by, $entry['id'] === $event['sealId'], $entry['c']['body'] === $is($event['body']), $entry['c']['headers'] === $is($json)];
      }
      return $out;`;
    const at = (file: string) => run(check, { file: join(folder, file) });
    const holds = (by: string) => [by, true, true, true];
    const same = {
      'delivery.proof': holds('together'),
      'delivery.viewed': holds('alone'),
    };
    expect(await at('record.json')).toEqual({
      ...same,
      'order.created': holds('together'),
      'payment.confirmed': holds('together'),
    });
    const lie = ['nobody', true, false, true];
    expect(await at('changed.json')).toEqual({ ...same, 'order.created': lie, 'payment.confirmed': lie });
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

  test('another story under a known id is kept as a conflict, and the receipt is of the first', async () => {
    const { sourceId, redress } = await openShop('four');
    const tell = (fen: number) =>
      `$id = Redress\\emit($redress, 'order.created', 'X1', ['qty' => 1, 'amount_minor' => ${fen}], '', '2026-11-01T00:00:00Z');
      return [Redress\\flush($redress), Redress\\receipt($redress, $id)];`;
    const first = (await run(tell(100), redress)) as [object, EventReceipt & { body: string }];
    expect(first[0]).toMatchObject({ sent: 1, conflicts: 0 });
    expect(JSON.parse(first[1].body).data).toEqual({ qty: 1, amount_minor: 100 });
    const lost = { ...redress, spool: join(folder, 'four again') };
    expect(await run(tell(200), lost)).toEqual([{ sent: 0, conflicts: 1, rejected: 0, stopped: null }, null]);
    const order = await app.rooms.trade.findOrder({ sourceId, orderRef: 'X1' });
    expect(await app.rooms.trade.conflictsOf(order?.id as string)).toHaveLength(1);
    expect(await run(`return Redress\\receipt($redress, 'evt_${'0'.repeat(32)}');`, redress)).toBeNull();
  });

  test('a clock that is an hour off costs nothing; a server that answers nonsense costs nothing', async () => {
    const { redress } = await openShop('five');
    const nonsense = createServer((_, response) => response.end('<html>502</html>'));
    await new Promise<void>((done) => nonsense.listen(0, '127.0.0.1', done));
    const { port } = nonsense.address() as AddressInfo;
    const tell =
      "Redress\\emit($redress, 'order.created', 'Y1', ['qty' => 1]); return Redress\\flush($redress);";
    const elsewhere = { ...redress, base: `http://127.0.0.1:${port}` };
    expect(await run(tell, elsewhere)).toMatchObject({ sent: 0, rejected: 0 });
    nonsense.close();
    const hourOff = 'namespace Redress; function time() { return \\time() - 3600; }';
    writeFileSync(join(folder, 'clock.php'), `<?php ${hourOff}`);
    expect(await run(`require '${folder}/clock.php'; ${tell}`, redress)).toMatchObject({
      sent: 1,
      stopped: null,
    });
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
