import { createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createCosigner,
  createSigner,
  formatCheckpoint,
  formatTlogProof,
  formatVkey,
  leafHash,
  openCheckpoint,
  openNote,
  parseCheckpoint,
  parseNote,
  parseTlogProof,
  parseVkey,
  rootOf,
  signNote,
  verifyTlogProof,
} from './index.ts';

const seed = (n: number): Uint8Array => new Uint8Array(32).fill(n);
const log = createSigner({ name: 'log.example/2026', seed: seed(1) });
const other = createSigner({ name: 'other.example', seed: seed(2) });
const witness = createCosigner({ name: 'witness.example', seed: seed(3) });
const leaf = leafHash(new TextEncoder().encode('entry'));
const body = formatCheckpoint({ origin: log.name, size: 1, root: rootOf([leaf]) });
const note = signNote(body, [log]);

describe('verifier keys', () => {
  test("the key id of Go's documented example key fits", () => {
    const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    expect(parseVkey(vkey)).toMatchObject({ ok: true, value: { name: 'PeterNeumann', type: 1 } });
  });
  test('OpenSSL accepts our signature over the body', () => {
    const key = parseVkey(log.vkey);
    const spki = Buffer.concat([
      Buffer.from('302a300506032b6570032100', 'hex'),
      key.ok ? key.value.publicKey : Buffer.alloc(0),
    ]);
    const signature = Buffer.from(note.trimEnd().split(' ').at(-1) as string, 'base64').subarray(4);
    const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    expect(verify(null, Buffer.from(body), publicKey, signature)).toBe(true);
    expect(verify(null, Buffer.from(`${body}x`), publicKey, signature)).toBe(false);
  });
  test('a key comes back from its text', () => {
    const key = parseVkey(log.vkey);
    expect(key.ok && formatVkey(key.value)).toBe(log.vkey);
    expect(parseVkey(witness.vkey)).toMatchObject({ ok: true, value: { type: 4, name: 'witness.example' } });
  });
  test.each([
    '',
    'name',
    'name+00000000+AQ==',
    log.vkey.replace('+', '+0'),
    log.vkey.toUpperCase(),
    log.vkey.replace('log', 'lug'),
    `${log.vkey}\n`,
    ` ${log.vkey}`,
    log.vkey.slice(0, -1),
  ])('%j is no key', (text) => {
    expect(parseVkey(text)).toMatchObject({ ok: false });
  });
  test.each(['', 'a b', 'a+b', 'a\nb', 'a\u00a0b', 'a\u3000b', 'a\u2028b'])('%j is no key name', (name) => {
    expect(() => createSigner({ name, seed: seed(1) })).toThrow(RangeError);
  });
});

describe('signed notes', () => {
  test('a note opens with its key, and not without', () => {
    expect(openNote(note, [log.vkey])).toMatchObject({ ok: true, value: { body } });
    expect(openNote(note, [other.vkey])).toEqual({ ok: false, reason: 'no known key signed the note' });
    expect(openNote(note, [])).toMatchObject({ ok: false });
  });
  test('unknown keys are ignored, up to a hundred of them', () => {
    const strangers = Array.from({ length: 99 }, (_, i) =>
      createSigner({ name: `s${i}`, seed: seed(4) }).sign(body),
    );
    expect(openNote(note + strangers.join(''), [log.vkey])).toMatchObject({ ok: true });
    expect(openNote(note + strangers.join('') + strangers[0], [log.vkey])).toMatchObject({ ok: false });
  });
  test('a bad signature from a known key rejects the whole note, also when the log signed well', () => {
    const wrong = other.sign(`${body}x\n`);
    expect(openNote(note + wrong, [log.vkey])).toMatchObject({ ok: true });
    expect(openNote(note + wrong, [log.vkey, other.vkey])).toMatchObject({ ok: false });
  });
  test.each([
    ['no blank line', body],
    ['no signature', `${body}\n`],
    ['no final newline', note.slice(0, -1)],
    ['a hyphen for the em dash', note.replace('\u2014', '-')],
    ['an en dash for the em dash', note.replace('\u2014', '\u2013')],
    ['two spaces', note.replace('\u2014 ', '\u2014  ')],
    ['carriage returns', note.replaceAll('\n', '\r\n')],
    ['a tab', note.replace('log', 'l\tg')],
    ['a lone surrogate', note.replace('log', 'l\ud800g')],
    ['a short signature', `${body}\n\u2014 a AAAAAA==\n`],
    ['loose base64', note.replace(/=\n$/, '\n')],
    ['more than a million characters', `${'x'.repeat(1_000_001)}${note}`],
  ])('%s is malformed', (_, text) => {
    expect(parseNote(text)).toMatchObject({ ok: false });
  });
  test('no single character of a note can change without it being noticed', () => {
    for (let i = 0; i < note.length; i++)
      for (const c of ['A', 'b', '0', '\n', ' ']) {
        const bad = note.slice(0, i) + c + note.slice(i + 1);
        if (bad !== note) expect([i, c, openCheckpoint(bad, [log.vkey]).ok]).toEqual([i, c, false]);
      }
  });
  test('no text of any kind makes the parsers throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((s) => note.slice(0, 20) + s),
        ),
        (text) => {
          for (const parse of [parseNote, parseCheckpoint, parseTlogProof, parseVkey]) parse(text);
          openCheckpoint(text, [log.vkey]);
          verifyTlogProof(text, { vkeys: [log.vkey], leafHash: leaf });
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('checkpoints', () => {
  const root = 'bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=';
  test('a checkpoint comes back; further lines are kept apart', () => {
    expect(parseCheckpoint(`o\n20\n${root}\n`)).toMatchObject({
      ok: true,
      value: { origin: 'o', size: 20, extensions: [] },
    });
    expect(parseCheckpoint(`o\n0\n${root}\nx\n`)).toMatchObject({ ok: true, value: { extensions: ['x'] } });
  });
  test.each([
    `o\n020\n${root}\n`,
    `o\n+20\n${root}\n`,
    `o\n-1\n${root}\n`,
    `o\n1e3\n${root}\n`,
    `o\n\n${root}\n`,
    `o\n9007199254740993\n${root}\n`,
    `o\n20\n${root}`,
    `o\n20\n${root}\n\n`,
    `o\n20\n${root.slice(0, -1)}\n`,
    `o\n20\n${root.replace('0=', '1=')}\n`,
    `o\n20\nAAAA\n`,
    `\n20\n${root}\n`,
    'o\n20\n',
  ])('%j is malformed', (text) => {
    expect(parseCheckpoint(text)).toMatchObject({ ok: false });
  });
  test('only a log key named like the origin opens a checkpoint; a witness alone does not', () => {
    expect(openCheckpoint(signNote(body, [other]), [log.vkey, other.vkey])).toMatchObject({ ok: false });
    const cosigned = signNote(body, [{ sign: (b: string) => witness.cosign(b, 5) }]);
    expect(openCheckpoint(cosigned, [log.vkey, witness.vkey])).toMatchObject({ ok: false });
    expect(openCheckpoint(note, [log.vkey])).toMatchObject({
      ok: true,
      value: { size: 1, origin: log.name },
    });
  });
});

describe('cosignatures', () => {
  test('a witness signs header, time and body; the time comes back', () => {
    const opened = openCheckpoint(note + witness.cosign(body, 1_679_315_147), [log.vkey, witness.vkey]);
    expect(opened).toMatchObject({ ok: true });
    const times = opened.ok && opened.value.note.verified.map((v) => v.atSeconds);
    expect(times).toEqual([undefined, 1_679_315_147]);
  });
  test('another time, body or length is refused', () => {
    const line = witness.cosign(body, 1000);
    const [, , encoded] = line.trimEnd().split(' ') as [string, string, string];
    const bytes = Buffer.from(encoded, 'base64');
    expect(bytes).toHaveLength(76);
    const later = Buffer.from(bytes);
    later[11] = 0xff;
    for (const bad of [later, bytes.subarray(0, 75), Buffer.concat([bytes, Buffer.alloc(1)])]) {
      const text = note + line.replace(encoded, bad.toString('base64'));
      expect(openNote(text, [log.vkey, witness.vkey])).toMatchObject({ ok: false });
      expect(openNote(text, [log.vkey])).toMatchObject({ ok: true });
    }
  });
});

describe('proof files (c2sp.org/tlog-proof)', () => {
  const text = formatTlogProof({ index: 0, hashes: [], checkpoint: note, extra: seed(9) });
  test('a proof comes back with its extra data and verifies', () => {
    expect(parseTlogProof(text)).toEqual({
      ok: true,
      value: { index: 0, hashes: [], checkpoint: note, extra: seed(9) },
    });
    expect(verifyTlogProof(text, { vkeys: [log.vkey], leafHash: leaf })).toMatchObject({
      ok: true,
      value: { index: 0, size: 1, origin: log.name },
    });
  });
  test('another leaf, key or index is refused', () => {
    expect(verifyTlogProof(text, { vkeys: [log.vkey], leafHash: seed(0) })).toMatchObject({ ok: false });
    expect(verifyTlogProof(text, { vkeys: [other.vkey], leafHash: leaf })).toMatchObject({ ok: false });
    const moved = text.replace('index 0', 'index 1');
    expect(verifyTlogProof(moved, { vkeys: [log.vkey], leafHash: leaf })).toMatchObject({ ok: false });
  });
  test.each([
    text.replace('@v1', '@v2'),
    text.replace('index 0', 'index 00'),
    text.replace('index 0', 'Index 0'),
    text.replace('extra ', 'extra  '),
    text.replace('index 0\n', 'index 0\nAAAA\n'),
    text.replace('\n\n', '\n'),
    text.replaceAll('\n', '\r\n'),
    '',
  ])('%j is malformed', (bad) => {
    expect(verifyTlogProof(bad, { vkeys: [log.vkey], leafHash: leaf })).toMatchObject({ ok: false });
  });
});
