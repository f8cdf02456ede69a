import { buildStalePages } from '../../../tools/pages.ts';
import { createMailer } from '../../server/src/platform/mail/index.ts';
import { type Arrived, farServer } from '../../server/src/platform/mail/testing.ts';
import { testApp } from '../../server/src/testing.ts';

const domain = 'mail.redress.example';

export type MailServer = Awaited<ReturnType<typeof startMailServer>>;

/** The whole server with mail and push on, the other side's mail server, and a clock that can be put forward. */
export async function startMailServer() {
  buildStalePages();
  let aheadMs = 0;
  const far = await farServer();
  const app = await testApp({
    clock: { now: () => Date.now() + aheadMs },
    config: {
      mail: {
        domain,
        name: domain,
        smtpUrl: far.url,
        smtpTls: 'off',
        listen: { protocol: 'smtp', host: '127.0.0.1', port: 0 },
        dns: ['127.0.0.1:9'],
        maxBytes: 2_000_000,
      },
      push: { subject: 'mailto:operator@redress.example', hosts: [] },
    },
  });
  const url = await app.http.listen({ host: '127.0.0.1', port: 0 });
  const mailer = createMailer({
    smtpUrl: `smtp://127.0.0.1:${app.mailPort}`,
    tls: 'off',
    name: 'mx.shop.example',
  });
  return {
    url,
    far,
    /** The regret window of an hour passes, and what waited for it leaves. */
    async anHourLater() {
      aheadMs += 3_600_000;
      await app.rooms.cases.tick();
      await app.outbox.drain();
    },
    /** A mail comes in for the case that a letter came from. */
    async comesIn(letter: Arrived, text: string, from = '') {
      const bytes = Buffer.from(text.replace(/\r?\n/g, '\r\n'));
      const outcome = await mailer.send({ bytes, from, to: letter.from, envelopeId: 'x' });
      await app.outbox.drain();
      return outcome;
    },
    async stop() {
      await app.close();
      await far.close();
    },
  };
}

/** What a mail server writes when it put the letter into the mailbox (RFC 3464). */
export const deliveryNotice = (letter: Arrived): string => `From: MAILER-DAEMON@mx.shop.example
To: ${letter.from}
Subject: Delivery Status Notification
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Notice.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.shop.example
Original-Envelope-Id: ${letter.envelopeId}

Final-Recipient: rfc822; ${letter.to}
Original-Recipient: ${letter.orcpt}
Action: delivered
Status: 2.0.0

--b--
`;

/** What a person writes back in the thread of the letter. */
export const answerTo = (letter: Arrived): string => `From: =?utf-8?B?5a6i5pyN?= <${letter.to}>
To: ${letter.from}
Subject: =?utf-8?B?5YWz5LqO5oKo55qE5oqV6K+J?=
Message-ID: <answer@shop.example>
In-Reply-To: <${letter.envelopeId}@${domain}>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

您好，虚拟商品一经售出概不退换。
`;
