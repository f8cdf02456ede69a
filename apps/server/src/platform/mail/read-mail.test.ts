import { describe, expect, test } from 'vitest';
import { composeMail, parseMail, type ReadMail, readMail, type UnreadableMail } from './index.ts';

const mail = (head: string, body: string) =>
  Buffer.from(`${head.trim()}\n\n${body}`.replace(/\r?\n/g, '\r\n'));
const read = async (bytes: Uint8Array): Promise<ReadMail> => {
  const found = await parseMail(bytes);
  if ('unreadable' in found) throw new Error(found.unreadable);
  return found;
};
const head = 'From: a@shop.example\nTo: case-1@redress.example\nSubject: x\nMIME-Version: 1.0';

/** A notice as Postfix writes it, with the parts given. */
const report = (
  status: string,
  type = 'delivery-status',
  returned = 'Message-ID: <letter-1@redress.example>',
) =>
  mail(
    `Return-Path: <>\nFrom: MAILER-DAEMON@mx.shop.example\nTo: case-1@redress.example\nSubject: Delivery status\nAuto-Submitted: auto-replied\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=${type}; boundary="b"`,
    `--b\nContent-Type: text/plain; charset=us-ascii\n\nThis is the mail system.\n--b\nContent-Type: message/${type}\n\n${status}\n--b\nContent-Type: text/rfc822-headers\n\n${returned}\nSubject: letter\n--b--\n`,
  );
const perRecipient = (action: string, status: string, more = '') =>
  `Reporting-MTA: dns; mx.shop.example\nOriginal-Envelope-Id: env+2B1\nX-Queue: 4F\n\nFinal-Recipient: rfc822; box@shop.example\nOriginal-Recipient: rfc822;complaints@shop.example\nAction: ${action}\nStatus: ${status}\n${more}`;

describe('a delivery notice', () => {
  test.each([
    ['delivered', '2.0.0'],
    ['relayed', '2.0.0'],
    ['delayed', '4.4.1'],
    ['failed', '5.1.1'],
  ])('says that the letter was %s, and which one by our own envelope id', async (action, status) => {
    const { dsn, returnedMessageId, automatic, attachments } = await read(
      report(perRecipient(action, status)),
    );
    expect(dsn).toEqual({
      envelopeId: 'env+1',
      reportingMta: 'mx.shop.example',
      recipients: [
        { action, status, finalRecipient: 'box@shop.example', originalRecipient: 'complaints@shop.example' },
      ],
    });
    expect(returnedMessageId).toBe('<letter-1@redress.example>');
    expect(automatic).toBe('auto-submitted');
    expect(attachments).toEqual([]);
  });

  test('what the next server said is kept, also over folded lines', async () => {
    const more = 'Remote-MTA: dns; in.shop.example\nDiagnostic-Code: smtp; 550 5.1.1\n    User unknown\n';
    const { dsn } = await read(report(perRecipient('failed (permanent)', '5.1.1 (bad mailbox)', more)));
    expect(dsn?.recipients[0]).toMatchObject({
      action: 'failed',
      status: '5.1.1',
      diagnostic: '550 5.1.1 User unknown',
      remoteMta: 'in.shop.example',
    });
  });

  test('blocks in the wrong place and a missing status still say what happened', async () => {
    const { dsn } = await read(
      report('Reporting-MTA: dns; x\nFinal-Recipient: rfc822; a@b.example\nAction: failed'),
    );
    expect(dsn?.recipients).toEqual([{ action: 'failed', status: '5.0.0', finalRecipient: 'a@b.example' }]);
  });

  test('a part that only looks like a notice is none', async () => {
    for (const status of [
      '',
      'hello',
      'Reporting-MTA: dns; x\n\nAction: eaten\nFinal-Recipient: rfc822; a@b.example',
    ])
      expect((await read(report(status))).dsn).toBeUndefined();
  });

  test('a person who forwards a notice as text does not make one', async () => {
    const { dsn } = await read(mail(head, perRecipient('delivered', '2.0.0')));
    expect(dsn).toBeUndefined();
  });
});

describe('a notice of reading', () => {
  const notice = (disposition: string) =>
    `Reporting-UA: phone\nFinal-Recipient: rfc822; complaints@shop.example\nOriginal-Message-ID: <letter-1@redress.example>\nDisposition: ${disposition}`;
  test('that was shown is a reading; one that was deleted or declined is not called one', async () => {
    const { mdn } = await read(
      report(notice('manual-action/MDN-sent-manually; displayed'), 'disposition-notification'),
    );
    expect(mdn).toEqual({
      disposition: 'displayed',
      byPerson: true,
      originalMessageId: '<letter-1@redress.example>',
      finalRecipient: 'complaints@shop.example',
    });
    for (const [text, disposition] of [
      ['automatic-action/MDN-sent-automatically; deleted', 'deleted'],
      ['automatic-action/MDN-sent-automatically; deleted/error', 'deleted'],
      ['manual-action/MDN-sent-manually; denied', 'denied'],
    ] as const)
      expect((await read(report(notice(text), 'disposition-notification'))).mdn?.disposition).toBe(
        disposition,
      );
    expect((await read(report(notice('displayed'), 'disposition-notification'))).mdn).toBeUndefined();
  });
});

describe('whether a program answered', () => {
  test.each([
    ['Auto-Submitted: auto-replied', 'auto-submitted'],
    ['Auto-Submitted: auto-generated', 'auto-submitted'],
    ['X-Autoreply: yes', 'auto-reply-header'],
    ['Precedence: bulk', 'bulk'],
    ['List-Id: <news.shop.example>', 'bulk'],
    ['Return-Path: <>', 'null-sender'],
    ['Subject: 自动回复：关于订单退款', 'subject'],
    ['Subject: Automatic reply: refund', 'subject'],
    ['Auto-Submitted: no', undefined],
    ['X-Autoreply: no', undefined],
    ['Subject: 回复：关于自动回复机器人的投诉', undefined],
    ['Subject: Re: Automatic reply: refund', undefined],
    ['Subject: 自动回复机器人已下线', undefined],
    ['Return-Path: <service@shop.example>', undefined],
  ])('%s → %s', async (line, automatic) => {
    const head = line.startsWith('Subject:') ? '' : 'Subject: x\n';
    expect((await read(mail(`${head}From: a@shop.example\n${line}`, 'text'))).automatic).toBe(automatic);
  });
});

describe('an ordinary mail', () => {
  test('in GBK, with its thread and attachments, is read as it was written', async () => {
    const body = Buffer.from('c4e3bac3a3ac', 'hex'); // 你好， in GBK
    const bytes = Buffer.concat([
      mail(
        `From: =?GBK?B?v823/g==?= <kefu@shop.example>\nTo: case-1@redress.example\nSubject: =?GBK?B?tPC4tA==?=\nMessage-ID: <r1@shop.example>\nIn-Reply-To: <letter-1@redress.example>\nReferences: <letter-0@redress.example>\n <letter-1@redress.example>\nDate: Thu, 26 Nov 2026 12:00:00 +0800\nContent-Type: text/plain; charset=gbk`,
        '',
      ),
      body,
    ]);
    expect(await read(bytes)).toMatchObject({
      from: { name: '客服', address: 'kefu@shop.example' },
      subject: '答复',
      messageId: '<r1@shop.example>',
      inReplyTo: ['<letter-1@redress.example>'],
      references: ['<letter-0@redress.example>', '<letter-1@redress.example>'],
      date: '2026-11-26T04:00:00.000Z',
      text: expect.stringContaining('你好，'),
    });
  });

  test('what we compose, we read back: name, text and attachment', async () => {
    const bytes = await composeMail({
      from: { name: '昭证', address: 'case-1@redress.example' },
      to: 'a@shop.example',
      subject: '要求退款\r\nBcc: everybody@shop.example',
      text: '一\n二\n',
      messageId: '<m@redress.example>',
      atMs: 0,
      attachments: [{ fileName: '投诉书 (1).pdf', bytes: Buffer.from('%PDF'), mediaType: 'application/pdf' }],
    });
    const found = await read(bytes);
    expect(found).toMatchObject({
      from: { name: '昭证' },
      to: ['a@shop.example'],
      text: '一\n二\n',
      left: 0,
    });
    expect(found.attachments).toEqual([
      {
        fileName: '投诉书 (1).pdf',
        mediaType: 'application/pdf',
        bytes: new Uint8Array(Buffer.from('%PDF')),
      },
    ]);
    expect(bytes.toString()).not.toMatch(/^Bcc:/m);
  });
});

describe('hostile mail', () => {
  const unreadable = async (bytes: Uint8Array) => (await parseMail(bytes)) as UnreadableMail;
  test('parts within parts within parts end in an answer, not in a crash', async () => {
    let body = 'x';
    for (let i = 0; i < 200; i++)
      body = `Content-Type: multipart/mixed; boundary="b${i}"\n\n--b${i}\n${body}\n--b${i}--`;
    expect(await unreadable(Buffer.from(`From: a@b.example\n${body}`))).toEqual({ unreadable: 'too-deep' });
  });
  test('headers without end are not kept in memory', async () => {
    expect(await unreadable(Buffer.from(`X: ${'y'.repeat(2_000_000)}\n\nz`))).toEqual({
      unreadable: 'headers-too-large',
    });
  });
  test('ten thousand attachments give thirty and say how many are left', async () => {
    const part =
      '--b\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename=a\n\nx\n';
    const bytes = Buffer.from(
      `From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n${part.repeat(3000)}--b--\n`,
    );
    const found = await read(bytes);
    expect(found.attachments).toHaveLength(30);
    expect(found.left).toBe(2970);
  });
  test('random bytes and cut messages never throw', async () => {
    const whole = report(perRecipient('failed', '5.1.1'));
    for (let i = 0; i < whole.length; i += 7) await parseMail(whole.subarray(0, i));
    let seed = 7;
    for (let n = 0; n < 200; n++) {
      const bytes = Buffer.from(whole);
      for (let k = 0; k < 20; k++) {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        bytes[seed % bytes.length] = seed % 256;
      }
      await parseMail(bytes);
    }
  });
  test('a message made to cost a minute is given up, and the server answers others meanwhile', async () => {
    const bytes = Buffer.from(
      `From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\n\n'.repeat(2_000_000)}--b--\n`,
    );
    let ticks = 0;
    const ticking = setInterval(() => ticks++, 20);
    expect(await readMail(bytes, { timeoutMs: 1500 })).toEqual({ unreadable: 'too-costly' });
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(30);
  });
  test('read apart, a mail says the same', async () => {
    const bytes = report(perRecipient('failed', '5.1.1'));
    expect(await readMail(bytes)).toEqual(await parseMail(bytes));
  });
});
