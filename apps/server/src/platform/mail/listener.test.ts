import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import {
  createMailer,
  createMailListener,
  type Envelope,
  type ListenerOptions,
  type MailListener,
} from './index.ts';

const maxBytes = 200_000;
let listener: MailListener | undefined;
afterEach(() => listener?.close());

interface Kept {
  envelope: Envelope;
  text: string;
}

async function listening(options: Partial<ListenerOptions> = {}) {
  const kept: Kept[] = [];
  const errors: unknown[] = [];
  listener = createMailListener({
    host: '127.0.0.1',
    port: 0,
    protocol: 'smtp',
    name: 'mx.redress.example',
    maxBytes,
    clock: { now: () => Date.parse('2026-11-26T04:00:00Z') },
    accepts: async (address) => (address === 'case-1@redress.example' ? 'yes' : 'no'),
    async onMail({ envelope, trace, content }) {
      const chunks: Uint8Array[] = [Buffer.from(trace)];
      for await (const chunk of content) chunks.push(chunk);
      kept.push({ envelope, text: Buffer.concat(chunks).toString('latin1') });
    },
    onError: (error) => errors.push(error),
    ...options,
  });
  return { port: await listener.listen(), kept, errors };
}

/** Says the lines one after the other, each after the answer to the one before, and `last` before it leaves; gives the answers. */
async function say(port: number, lines: (string | Buffer)[], last = ''): Promise<string[]> {
  const socket = connect(port, '127.0.0.1').setMaxListeners(0);
  const answers: string[] = [];
  let buffered = '';
  const answer = async () => {
    for (;;) {
      const done = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(buffered);
      if (done) {
        buffered = buffered.slice(done[0].length);
        return done[0].trim();
      }
      const [data] = (await Promise.race([
        once(socket, 'data'),
        once(socket, 'close').then(() => ['closed']),
      ])) as [Buffer | 'closed'];
      if (data === 'closed') return 'closed';
      buffered += String(data);
    }
  };
  await answer();
  for (const line of lines) {
    socket.write(line);
    const said = await answer();
    answers.push(said);
    if (said === 'closed') break;
  }
  await new Promise((resolve) => socket.write(last, resolve));
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
  return answers;
}

const hello = 'EHLO far.example\r\n';
const to = (address: string) => `RCPT TO:<${address}>\r\n`;
const from = 'MAIL FROM:<a@shop.example>\r\n';
const mine = to('case-1@redress.example');
const message = 'Subject: hi\r\nFrom: a@shop.example\r\n\r\nhello\r\n.\r\n';

describe('receiving mail', () => {
  test('a message is answered 250 only after it was kept, with the trace of who brought it', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let text = '';
    const { port } = await listening({
      async onMail({ trace, content }) {
        text = trace;
        for await (const chunk of content) text += Buffer.from(chunk).toString('latin1');
        await held;
      },
    });
    let answered = false;
    const said = say(port, [hello, from, mine, 'DATA\r\n', message]).then((answers) => {
      answered = true;
      return answers;
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(text).toContain('hello');
    expect(answered).toBe(false);
    release();
    expect((await said).at(-1)).toMatch(/^250 /);
    expect(text).toBe(
      'Return-Path: <a@shop.example>\r\nReceived: from far.example ([127.0.0.1])\r\n' +
        '\tby mx.redress.example with ESMTP;\r\n\tThu, 26 Nov 2026 04:00:00 +0000\r\n' +
        'Subject: hi\r\nFrom: a@shop.example\r\n\r\nhello\r\n',
    );
  });

  test('a message that could not be kept is to be sent again, and the next one is taken', async () => {
    let tries = 0;
    const { port, errors } = await listening({
      async onMail() {
        tries++;
        if (tries === 1) throw new Error('disk full');
      },
    });
    const answers = await say(port, [
      hello,
      from,
      mine,
      'DATA\r\n',
      message,
      from,
      mine,
      'DATA\r\n',
      message,
    ]);
    expect(answers[4]).toMatch(/^451 /);
    expect(answers[8]).toMatch(/^250 /);
    expect(errors).toHaveLength(1);
  });

  test('an address that is nobody here is refused before any of the message is taken; nothing is relayed', async () => {
    const { port, kept } = await listening();
    const strangers = [
      'case-2@redress.example',
      'victim@elsewhere.example',
      'case-1%elsewhere.example@x.example',
    ];
    for (const stranger of strangers) {
      const answers = await say(port, [hello, from, to(stranger), 'DATA\r\n']);
      expect(answers[2]).toMatch(/^550 /);
      expect(answers[3]).toMatch(/^503 /);
    }
    expect(kept).toEqual([]);
  });

  test('a full case and a database that is away are temporary', async () => {
    const { port } = await listening({ accepts: async () => 'full' });
    expect((await say(port, [hello, from, mine]))[2]).toMatch(/^452 /);
    await listener?.close();
    const away = await listening({ accepts: async () => Promise.reject(new Error('database away')) });
    expect((await say(away.port, [hello, from, mine]))[2]).toMatch(/^451 /);
  });

  test('a second recipient of one message is asked to wait for a message of its own', async () => {
    const { port, kept } = await listening();
    const answers = await say(port, [hello, from, mine, mine, 'DATA\r\n', message]);
    expect(answers[3]).toMatch(/^452 4\.5\.3/);
    expect(answers[5]).toMatch(/^250 /);
    expect(kept).toHaveLength(1);
  });

  test('a message over the limit is refused: by its announced size, and by what really comes', async () => {
    const { port, kept } = await listening();
    const announced = `MAIL FROM:<a@b.example> SIZE=${maxBytes + 1}\r\n`;
    expect((await say(port, [hello, announced]))[1]).toMatch(/^552 /);
    const large = `Subject: x\r\n\r\n${'y'.repeat(70)}\r\n`.padEnd(maxBytes + 5000, 'z');
    const answers = await say(port, [
      hello,
      from,
      mine,
      'DATA\r\n',
      `${large}\r\n.\r\n`,
      from,
      mine,
      'DATA\r\n',
      message,
    ]);
    expect(answers[4]).toMatch(/^552 5\.3\.4/);
    expect(answers[8]).toMatch(/^250 /);
    expect(kept.map(({ text }) => text.length)).toEqual([expect.any(Number)]);
  });

  test('who sends without end is cut off', async () => {
    const { port, kept } = await listening();
    const answers = await say(port, [hello, from, mine, 'DATA\r\n', Buffer.alloc(6 * maxBytes, 'a')]);
    expect(answers.at(-1)).toBe('closed');
    expect(kept).toEqual([]);
  });

  test('a message cut off in the middle is not kept', async () => {
    let ended: unknown = 'nothing';
    const { port } = await listening({
      async onMail({ content }) {
        try {
          for await (const _ of content);
          ended = 'whole';
        } catch (error) {
          ended = error;
          throw error;
        }
      },
    });
    await say(port, [hello, from, mine, 'DATA\r\n'], 'Subject: half\r\n\r\nhal');
    await expect.poll(() => ended, { timeout: 10_000 }).not.toBe('nothing');
    expect(ended).toBeInstanceOf(Error);
  });

  test('line ends by which one message passes itself off as two do not end it', async () => {
    const { port, kept } = await listening();
    const smuggled =
      'Subject: a\r\n\r\none\n.\r\nMAIL FROM:<x@y.example>\r\none\r\n.\nRCPT TO:<z@y.example>\n.\ntwo\r\n.\r\n';
    expect((await say(port, [hello, from, mine, 'DATA\r\n', smuggled])).at(-1)).toMatch(/^250 /);
    expect(kept).toHaveLength(1);
    expect(kept[0]?.text).toContain('two');
  });

  test("a stranger's greeting and sender cannot write header lines of their own", async () => {
    const { port, kept } = await listening();
    await say(port, ['EHLO x.example(evil)\r\n', 'MAIL FROM:<>\r\n', mine, 'DATA\r\n', message]);
    expect(kept[0]?.text).toMatch(
      /^Return-Path: <>\r\nReceived: from x\.exampleevil \(\[127\.0\.0\.1\]\)\r\n\tby /,
    );
    expect(kept[0]?.envelope).toMatchObject({ from: '' });
  });

  test('no login and, without a certificate of our own, no STARTTLS is offered', async () => {
    const { port } = await listening();
    const [offer] = await say(port, [hello]);
    expect(offer).toContain('SIZE');
    expect(offer).not.toMatch(/STARTTLS|AUTH/);
    expect((await say(port, [hello, 'STARTTLS\r\n']))[1]).toMatch(/^50[02] /);
  });

  test("behind a mail server of one's own it speaks LMTP", async () => {
    const { port, kept } = await listening({ protocol: 'lmtp' });
    const answers = await say(port, ['LHLO mx.example\r\n', from, mine, 'DATA\r\n', message]);
    expect(answers.at(-1)).toMatch(/^250 /);
    expect(kept[0]?.text).toContain('with LMTP;');
  });

  test('what our sender sends, our listener receives whole', async () => {
    const { port, kept } = await listening();
    const mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, tls: 'off', name: 'a.example' });
    const bytes = Buffer.from('Subject: x\r\n\r\n..dots\r\n.\r\nend\r\n');
    const sent = await mailer.send({
      bytes,
      from: 'a@a.example',
      to: 'case-1@redress.example',
      envelopeId: 'e',
    });
    expect(sent).toMatchObject({ kind: 'accepted', dsn: false });
    expect(kept[0]?.text.endsWith('Subject: x\r\n\r\n..dots\r\n.\r\nend\r\n')).toBe(true);
  });
});
