import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  composeMail,
  createMailer,
  dkimRecordOf,
  loadDkimKey,
  makeDkimKey,
  resolveFrom,
  verifyMail,
} from './index.ts';
import { type FarOptions, farServer, nameServer, smtpError } from './testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-mailer-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const dkim = makeDkimKey(folder, 'mail.example', 's1');
const letter = {
  from: { name: '昭证', address: 'case-abc@mail.example' },
  to: 'complaints@shop.example',
  replyTo: 'case-abc@mail.example',
  readReceiptTo: 'case-abc@mail.example',
  subject: '关于订单退款的书面要求',
  text: `您好：\n${'随信附上投诉书，请在七个工作日内书面答复。'.repeat(60)}\n.\n.以点开头的一行\n`,
  messageId: '<letter-1@mail.example>',
  atMs: Date.parse('2026-11-26T04:00:00Z'),
  attachments: [
    { fileName: '投诉书.pdf', bytes: Buffer.from('%PDF-1.7 test'), mediaType: 'application/pdf' },
  ],
};
const sending = async () => ({
  bytes: await composeMail(letter, dkim),
  from: 'case-abc@mail.example',
  to: letter.to,
  envelopeId: 'env_1+2',
});
const through = async (options: FarOptions, mailer: object = {}) => {
  const far = await farServer(options);
  const message = await sending();
  const sent = await createMailer({ smtpUrl: far.url, tls: 'off', name: 'mail.example', ...mailer }).send(
    message,
  );
  await far.close();
  return { sent, far, message };
};

describe('sending a letter', () => {
  test('the far side gets exactly the bytes that were composed, and is asked for notices about this very message', async () => {
    const { sent, far, message } = await through({});
    expect(sent).toEqual({
      kind: 'accepted',
      response: expect.stringMatching(/^250 2\.0\.0 .*FAR1/),
      dsn: true,
      encrypted: false,
      host: '127.0.0.1',
    });
    const [mail] = far.arrived;
    expect(mail).toMatchObject({
      from: 'case-abc@mail.example',
      to: letter.to,
      envelopeId: 'env_1+2',
      notify: ['SUCCESS', 'FAILURE', 'DELAY'],
      orcpt: `rfc822;${letter.to}`,
    });
    expect(mail?.bytes.equals(message.bytes)).toBe(true);
  });

  test('a server that offers no notices gets none asked, and it is said', async () => {
    const { sent, far } = await through({ dsn: false });
    expect(sent).toMatchObject({ kind: 'accepted', dsn: false });
    expect(far.arrived[0]?.envelopeId).toBeNull();
  });

  test('a signature that arrives verifies by the record we publish, asked of a real name server', async () => {
    const { far } = await through({});
    const record = dkimRecordOf(loadDkimKey(folder, 'mail.example', 's1'));
    const dns = await nameServer({ [record.name]: record.value });
    const { createResolve } = await import('./index.ts');
    const checked = await verifyMail(far.arrived[0]?.bytes as Buffer, {
      resolve: createResolve([dns.address]),
      name: 'shop.example',
    });
    await dns.close();
    expect(checked).toMatchObject({
      verdict: 'signed',
      dkim: [{ domain: 'mail.example', keyRecord: record.value.replaceAll(' ', '') }],
    });
    expect(dns.asked).toContain(record.name);
  });
});

describe('a sending that fails', () => {
  const refuse = (code: number) => () => {
    throw smtpError(code, 'no');
  };
  test('an unknown recipient is final', async () => {
    const { sent } = await through({ onRecipient: refuse(550) });
    expect(sent).toMatchObject({ kind: 'refused', code: 550 });
  });
  test('a busy server is not', async () => {
    expect((await through({ onRecipient: refuse(451) })).sent).toMatchObject({
      kind: 'later',
      why: 'refused',
    });
    expect((await through({ onMessage: refuse(452) })).sent).toMatchObject({ kind: 'later', why: 'refused' });
  });
  test('a text that is refused is final', async () => {
    expect((await through({ onMessage: refuse(554) })).sent).toMatchObject({ kind: 'refused', code: 554 });
  });
  test('nobody listening means nothing was accepted', async () => {
    const far = await farServer();
    await far.close();
    const sent = await createMailer({ smtpUrl: far.url, tls: 'off', name: 'a.example' }).send(
      await sending(),
    );
    expect(sent).toMatchObject({ kind: 'later', why: 'unreachable' });
  });
  test('a connection lost after the whole message, before the answer, is unknown and never called failed', async () => {
    const { sent } = await through({
      onMessage: (_mail, { id }, server) => {
        for (const connection of server.connections) if (connection.id === id) connection._socket?.destroy();
      },
    });
    expect(sent).toMatchObject({ kind: 'unknown' });
  });
  test('a connection lost before the message was asked for is a plain failure', async () => {
    const server = createServer((socket: Socket) => {
      socket.write('220 hi\r\n');
      socket.on('data', (data) =>
        /^EHLO/.test(String(data)) ? socket.write('250 hi\r\n') : socket.destroy(),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, tls: 'off', name: 'a.example' });
    expect(await mailer.send(await sending())).toMatchObject({ kind: 'later', why: 'unreachable' });
    server.close();
  });
});

describe('encryption and login', () => {
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
      ...['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'],
      ...['-keyout', join(folder, 'tls.key'), '-out', join(folder, 'tls.pem')],
    ],
    { stdio: 'ignore' },
  );
  const pem = (name: string) => readFileSync(join(folder, name), 'utf8');
  const tls = { cert: pem('tls.pem'), key: pem('tls.key') };
  const login = { user: 'redress', pass: 'p@ss word' };

  test('where encryption is required, a server without it gets nothing, not even the login', async () => {
    const { sent, far } = await through({}, { tls: 'required' });
    expect(sent).toMatchObject({ kind: 'later', why: 'tls' });
    expect(far.arrived).toEqual([]);
  });
  test('a certificate that nobody vouches for is refused', async () => {
    const { sent } = await through({ tls }, { tls: 'required' });
    expect(sent).toMatchObject({ kind: 'later', why: 'tls' });
  });
  test('with the right authority and password the letter goes encrypted', async () => {
    const far = await farServer({ tls, login });
    const smtpUrl = `smtp://${login.user}:${encodeURIComponent(login.pass)}@127.0.0.1:${far.port}`;
    const mailer = createMailer({ smtpUrl, ca: tls.cert, name: 'a.example' });
    expect(await mailer.send(await sending())).toMatchObject({ kind: 'accepted', encrypted: true });
    const wrong = createMailer({
      smtpUrl: smtpUrl.replace('p%40ss', 'other'),
      ca: tls.cert,
      name: 'a.example',
    });
    expect(await wrong.send(await sending())).toMatchObject({ kind: 'later', why: 'login' });
    await far.close();
  });
});

describe('a message that was tampered with', () => {
  const record = dkimRecordOf(dkim);
  const options = { resolve: resolveFrom({ [record.name]: record.value }), name: 'x' };
  const edit = (bytes: Buffer, from: string, to: string) => {
    const text = bytes.toString('latin1');
    expect(text).toContain(from);
    return Buffer.from(text.replace(from, to), 'latin1');
  };
  test('a changed subject, a changed text, a removed attachment: the signature is broken each time', async () => {
    const { bytes } = await sending();
    expect(await verifyMail(bytes, options)).toMatchObject({ verdict: 'signed' });
    const body = bytes.toString('latin1').indexOf('\r\n\r\n') + 2000;
    const flipped = Buffer.from(bytes);
    flipped[body] = (flipped[body] as number) ^ 1;
    for (const changed of [
      edit(bytes, 'Subject: ', 'Subject: x'),
      edit(bytes, 'complaints@shop', 'complaints@stop'),
      edit(bytes, 'JVBERi0xLjcgdGVzdA', 'JVBERi0xLjcgdGVzdB'),
      flipped,
    ])
      expect(await verifyMail(changed, options)).toMatchObject({ verdict: 'broken' });
  });
  test('a key that was replaced, or is missing, does not verify', async () => {
    const { bytes } = await sending();
    const other = dkimRecordOf(makeDkimKey(folder, 'mail.example', 's2'));
    const replaced = { resolve: resolveFrom({ [record.name]: other.value }), name: 'x' };
    expect(await verifyMail(bytes, replaced)).toMatchObject({ verdict: 'broken' });
    expect(await verifyMail(bytes, { resolve: resolveFrom({}), name: 'x' })).toMatchObject({
      verdict: 'broken',
    });
  });
  test('a name server that does not answer is not called a forgery', async () => {
    const silent = async () => {
      throw Object.assign(new Error('timeout'), { code: 'ETIMEOUT' });
    };
    const { bytes } = await sending();
    expect(await verifyMail(bytes, { resolve: silent, name: 'x' })).toMatchObject({ verdict: 'unknown' });
  });
  test("another domain's valid signature does not speak for the sender", async () => {
    const bytes = await composeMail({ ...letter, from: { name: '', address: 'boss@bank.example' } }, dkim);
    expect(await verifyMail(bytes, options)).toMatchObject({ verdict: 'signed-by-other' });
  });
});
