import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { caseView, endpoints, type Verification } from '@redress/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { multipart, send, type TestApp, type TestBuyer, testApp } from '../../testing.ts';

let app: TestApp;
let buyer: TestBuyer;
beforeAll(async () => {
  app = await testApp();
  buyer = await app.buyer('11月1日付款98元，到现在没到账。');
  await buyer.upload('聊天.txt', '客服：付款后5分钟到账\n订单号：20261101123456789');
  await buyer.upload(
    '支付.txt',
    '支付成功\n收款方：杭州某某网络科技有限公司\n订单号：20261101123456789\n支付金额 ¥98.00\n支付时间 2026-11-01 12:12:03',
  );
  await buyer.settled();
});
afterAll(() => app.close());

const path = (rest = '', caseId = buyer.caseId) => `/api/cases/${caseId}${rest}`;
const verify = async (zip: Buffer) =>
  (
    await send(app, 'POST', '/api/verifications', {
      raw: zip,
      headers: { 'content-type': 'application/zip' },
    })
  ).json() as Verification;

describe('201', () => {
  test('a case opens without an account; its receipt code opens it again on another device', async () => {
    const opened = await send(app, 'POST', '/api/cases', {
      body: { story: '没到账', disputeType: 'not-delivered' },
    });
    const { caseId, receiptCode } = opened.json();
    expect(opened.statusCode).toBe(201);
    expect(String(opened.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Strict/);
    const session = await send(app, 'POST', '/api/sessions', {
      body: { receiptCode: receiptCode.toLowerCase() },
    });
    const headers = { authorization: `Bearer ${session.json().token}` };
    const view = (await send(app, 'GET', path('', caseId), { headers })).json();
    expect(view).toMatchObject({
      caseId,
      story: '没到账',
      disputeTypeChosen: 'not-delivered',
      revision: 0,
      items: [],
    });
  });

  test('a repeated request with one Idempotency-Key opens one case', async () => {
    const headers = { 'idempotency-key': 'open-'.repeat(8) };
    const first = await send(app, 'POST', '/api/cases', { body: {}, headers });
    const again = await send(app, 'POST', '/api/cases', { body: {}, headers });
    expect(again.json()).toEqual(first.json());
    // The first answer may never have arrived: the second must open the session too.
    expect(again.headers['set-cookie']).toEqual(first.headers['set-cookie']);
    expect(String(again.headers['set-cookie'])).toContain(first.json().token);
  });

  test('the sample is a case like any other, marked as sample, with its items and the parties filled in', async () => {
    const opened = (await send(app, 'POST', '/api/samples')).json();
    const headers = { authorization: `Bearer ${opened.token}` };
    const view = (await send(app, 'GET', path('', opened.caseId), { headers })).json();
    expect(view.sample).toBe(true);
    expect(view.items.length).toBeGreaterThanOrEqual(5);
    expect(view.parties.buyer.name).toBeTruthy();
    await send(app, 'DELETE', path('', opened.caseId), { headers });
  });
});

describe('200', () => {
  test('the view of a case fits the contract and says what is there, what is missing and what comes next', async () => {
    const view = caseView.parse((await buyer.send('GET', path())).json());
    expect(view.facts).toMatchObject({ orderNo: { value: '20261101123456789' }, amountFen: { value: 9800 } });
    expect(view.chain.slots).toMatchObject({ payment: ['支付.txt'], promise: ['聊天.txt'] });
    expect(view.chain.gaps.map(({ slot }) => slot)).toContain('listing');
    expect(view.gates).toHaveLength(11);
    expect(view.next[0]).toMatchObject({ letter: 'letters/platform-complaint.pdf' });
    expect(view.letters.map(({ name }) => name)).toEqual([
      'platform-complaint',
      'merchant-complaint',
      'payment-dispute',
      'catalogue',
    ]);
    expect(view.letters[0]?.missing.length).toBeGreaterThan(0);
    expect(view.log.size).toBeGreaterThan(0);
  });

  test('answers given one page at a time add up; each change moves the revision', async () => {
    const other = await app.buyer();
    const change = (body: object) => other.send('PATCH', path('', other.caseId), { body });
    await change({ gates: { consumer: 'own-use' }, parties: { buyer: { name: '张某某' } } });
    await change({ gates: { minor: 'adult' }, parties: { merchant: { name: '极速点卡专营店' } } });
    const view = (await change({ story: '改过的经过', disputeType: 'code-invalid' })).json();
    expect(view).toMatchObject({
      revision: 3,
      story: '改过的经过',
      disputeTypeChosen: 'code-invalid',
      gateAnswers: { consumer: 'own-use', minor: 'adult' },
      parties: { buyer: { name: '张某某' }, merchant: { name: '极速点卡专营店' } },
    });
  });

  test('a letter comes as PDF, as docx and as a picture of a page; asked again it is the same letter, issued once', async () => {
    const pdf = await buyer.send('GET', path('/letters/platform-complaint.pdf'));
    const again = await buyer.send('GET', path('/letters/platform-complaint.pdf'));
    const docx = await buyer.send('GET', path('/letters/platform-complaint.docx'));
    const page = await buyer.send('GET', path('/letters/platform-complaint.pdf?page=1'));
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect(again.rawPayload).toEqual(pdf.rawPayload);
    expect(docx.rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect(page.headers['content-type']).toBe('image/png');
    expect(Number(page.headers['page-count'])).toBeGreaterThan(0);
    expect(page.rawPayload.subarray(1, 4).toString()).toBe('PNG');
  });

  test('the bundle of a case verifies, and one changed byte of an item is named', async () => {
    const bundle = await buyer.send('GET', path('/bundle'));
    expect(bundle.headers['content-type']).toBe('application/zip');
    const zip = bundle.rawPayload;
    const intact = await verify(zip);
    expect(intact.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(intact.checks.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'bag',
        'item:聊天.txt',
        'seal:聊天.txt',
        'seal:data/case.json',
        'seal:data/catalogue.pdf',
        'checkpoint',
      ]),
    );
    const broken = Buffer.from(zip);
    // case.json quotes the text with its line break escaped; only the item itself has these bytes.
    const at = broken.indexOf(Buffer.from('到账\n订单号'));
    broken[at] = (broken[at] as number) ^ 1;
    const found = await verify(broken);
    expect(found.ok).toBe(false);
    expect(found.checks.filter(({ ok }) => !ok).map(({ name }) => name)).toContain('item:聊天.txt');
  });

  test('a bundle sent as a form is checked as well', async () => {
    const zip = (await buyer.send('GET', path('/bundle'))).rawPayload;
    const form = multipart('bundle.zip', zip);
    const answer = await send(app, 'POST', '/api/verifications', { raw: form.body, headers: form.headers });
    expect(answer.json().ok).toBe(true);
  });

  test('all proofs of a bundle stand under one checkpoint', async () => {
    const zip = (await buyer.send('GET', path('/bundle'))).rawPayload.toString('latin1');
    const heads = new Set([...zip.matchAll(/redress\.local\/log\/main\n(\d+)\n/g)].map(([, size]) => size));
    expect(heads.size).toBe(1);
  });

  test('deadlines, gate questions and diagnoses answer without a case', async () => {
    const { rules } = (await send(app, 'GET', '/api/deadlines')).json();
    expect(rules.map((rule: { rule: string }) => rule.rule)).toContain('platform-reply');
    const due = await send(app, 'GET', '/api/deadlines/platform-reply?from=2026-02-11');
    expect(due.json()).toMatchObject({ due: '2026-02-27', days: 7, counted: 'working-days' });
    const { table } = due.json();
    expect(table[0]).toMatchObject({ day: '2026-02-11', as: 'event' });
    expect(table.at(-1)).toMatchObject({ day: '2026-02-27', as: 'counted', number: 7 });
    // The make-up Saturday counts, the Spring Festival does not.
    expect(table.find(({ day }: { day: string }) => day === '2026-02-14')).toMatchObject({ number: 3 });
    expect(table.filter(({ as }: { as: string }) => as === 'rest')).toHaveLength(9);
    expect((await send(app, 'GET', '/api/gates')).json().questions).toHaveLength(11);
    const { findings } = (
      await send(app, 'POST', '/api/diagnoses', { body: { text: '虚拟商品一经售出概不退换' } })
    ).json();
    expect(findings[0]).toMatchObject({ kind: 'unfair-term' });
  });
});

describe('204', () => {
  test('an erased case is gone for its owner too, nothing of it is left on disk, and its seals stay', async () => {
    await app.outbox.drain();
    const blobsBefore = await countBlobs();
    const other = await app.buyer('要删除的经过');
    const item = (await other.upload('private.txt', 'erase-me-1234567890')).json();
    await other.settled();
    await other.send('GET', path('/letters/catalogue.pdf', other.caseId));
    const seal = await app.rooms.notary.sealOf(item.id);
    const answer = await other.send('DELETE', path('', other.caseId));
    expect(answer.statusCode).toBe(204);
    expect((await other.send('GET', path('', other.caseId))).statusCode).toBe(401);
    const session = await send(app, 'POST', '/api/sessions', { body: { receiptCode: other.receiptCode } });
    expect(session.statusCode).toBeGreaterThanOrEqual(400);
    await app.outbox.drain();
    expect(await countBlobs()).toBe(blobsBefore);
    const { rows } = await leftovers(other.caseId);
    expect(rows).toEqual([{ items: '0', letters: '0', salts: '0', contents: '0', keys: '0' }]);
    expect((await app.rooms.notary.sealOf(item.id))?.index).toBe(seal?.index);
  });
});

/** Files in the blob store: items, thumbnails and letters of all cases. */
async function countBlobs(): Promise<number> {
  const entries = await readdir(join(app.folder, 'blobs'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}

async function leftovers(caseId: string) {
  const { sql } = await import('kysely');
  return sql`SELECT
    (SELECT count(*) FROM evidence.item WHERE case_id = ${caseId}) AS items,
    (SELECT count(*) FROM cases.letter WHERE case_id = ${caseId}) AS letters,
    (SELECT count(*) FROM evidence.event_salt WHERE case_id = ${caseId})
      + (SELECT count(*) FROM cases.event_salt WHERE case_id = ${caseId}) AS salts,
    (SELECT count(contents) FROM cases."case" WHERE id = ${caseId}) AS contents,
    (SELECT count(wrapped_key) FROM cases."case" WHERE id = ${caseId})
      + (SELECT count(wrapped_key) FROM evidence.dossier WHERE case_id = ${caseId}) AS keys`.execute(
    app.db.kysely,
  );
}

describe('400', () => {
  test.each([
    [{ story: 'a\u0000b' }, '/story'],
    [{ disputeType: 'other' }, '/disputeType'],
    [{ unknown: 1 }, '/unknown'],
  ])('%j is refused and %s named', async (body, pointer) => {
    const answer = await send(app, 'POST', '/api/cases', { body });
    expect(answer.json()).toMatchObject({ status: 400, errors: [{ pointer }] });
  });
  test('a bad If-Match, a page of a docx and a day that does not exist are refused', async () => {
    const ifMatch = await buyer.send('PATCH', path(), { body: {}, headers: { 'if-match': 'latest' } });
    const page = await buyer.send('GET', path('/letters/catalogue.docx?page=1'));
    const day = await send(app, 'GET', '/api/deadlines/platform-reply?from=2026-02-30');
    expect([ifMatch.statusCode, page.statusCode, day.statusCode]).toEqual([400, 400, 400]);
  });
});

/** Every endpoint below a case, from the contract itself, so that a new one cannot be forgotten. */
const caseEndpoints = Object.entries(endpoints).filter(([, { path }]) => path.includes(':caseId'));
const bodies: Record<string, unknown> = { changeCase: {}, correctFacts: {}, changeItem: { kind: 'other' } };
async function knock(
  who: TestBuyer | undefined,
  caseId: string,
  [name, { method, path: template }]: (typeof caseEndpoints)[number],
) {
  const url = template
    .replace(':caseId', caseId)
    .replace(':itemId', 'item_x')
    .replace(':letter', 'catalogue.pdf');
  const sending =
    name === 'addItem'
      ? { headers: { 'content-type': 'multipart/form-data; boundary=x' } }
      : { body: bodies[name] };
  return who ? who.send(method, url, sending) : send(app, method, url, sending);
}

describe('401', () => {
  test.each(caseEndpoints)('%s is closed without a session', async (...endpoint) => {
    expect((await knock(undefined, buyer.caseId, endpoint)).statusCode).toBe(401);
  });
});

describe('404', () => {
  test.each(caseEndpoints)(
    '%s of another buyer’s case looks like one of a case that never was',
    async (...endpoint) => {
      const stranger = await app.buyer();
      const foreign = await knock(stranger, buyer.caseId, endpoint);
      const nowhere = await knock(stranger, `case_${'0'.repeat(24)}`, endpoint);
      expect(foreign.statusCode).toBe(404);
      expect(foreign.body).toBe(nowhere.body);
    },
  );
  test('letters, pages and rules that do not exist', async () => {
    const answers = await Promise.all([
      buyer.send('GET', path('/letters/ransom.pdf')),
      buyer.send('GET', path('/letters/catalogue.pdf?page=99')),
      send(app, 'GET', '/api/deadlines/nothing?from=2026-02-11'),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404]);
  });
});

describe('412', () => {
  test('of two pages that change one revision the second is told, and loses nothing of the first', async () => {
    const other = await app.buyer();
    const change = (story: string) =>
      other.send('PATCH', path('', other.caseId), { body: { story }, headers: { 'if-match': '"0"' } });
    expect((await change('第一页')).json().revision).toBe(1);
    expect((await change('第二页')).json()).toMatchObject({
      status: 412,
      type: '/problems/revision-conflict',
    });
    expect((await other.send('GET', path('', other.caseId))).json().story).toBe('第一页');
  });
});

describe('413 and 422', () => {
  test('what is no bundle is said to be none; nothing of it stays', async () => {
    const answer = await send(app, 'POST', '/api/verifications', {
      raw: Buffer.from('not a zip'),
      headers: { 'content-type': 'application/zip' },
    });
    expect(answer.json()).toMatchObject({ status: 422, type: '/problems/not-a-bundle' });
  });
  test('a year to come whose holidays are not on record has a provisional due day, a year long gone none', async () => {
    const coming = await send(app, 'GET', '/api/deadlines/platform-reply?from=2031-02-11');
    expect(coming.json()).toMatchObject({ due: '2031-02-20', provisional: { years: ['2031'] } });
    const answer = await send(app, 'GET', '/api/deadlines/platform-reply?from=2022-02-11');
    expect(answer.json()).toMatchObject({ status: 422, type: '/problems/calendar-not-published' });
  });
});

test('every event of a case stands in the log under a commitment that its salt opens', async () => {
  const { sql } = await import('kysely');
  const { canonicalJson, commitTo } = await import('#rooms/evidence');
  await app.rooms.notary.flush();
  let events = 0;
  for (const schema of ['cases', 'evidence']) {
    const { rows } = await sql<Record<string, unknown> & { id: string; at: Date; salt: Buffer }>`
      SELECT event.id, subject_id AS "subjectId", sequence, kind, version, body, at, salt
      FROM ${sql.id(schema, 'event')} JOIN ${sql.id(schema, 'event_salt')} ON event_id = event.id
      WHERE subject_id = ${buyer.caseId}`.execute(app.db.kysely);
    for (const { salt, at, ...event } of rows) {
      const seal = await app.rooms.notary.sealOf(event.id);
      const entry = JSON.parse(Buffer.from(seal?.entry ?? []).toString());
      const { sha256, sm3 } = commitTo(salt, canonicalJson({ ...event, atMs: at.getTime() }));
      expect([entry.c.event, entry.sm3.event]).toEqual([sha256.toString('base64'), sm3.toString('base64')]);
      events++;
    }
  }
  expect(events).toBeGreaterThanOrEqual(6);
});
