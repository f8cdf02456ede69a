import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AddCheckpointAnswer,
  consistencyProof,
  createCosigner,
  createSigner,
  decideAddCheckpoint,
  emptyRoot,
  formatAddCheckpoint,
  formatCheckpoint,
  formatSecretKey,
  leafHash,
  openCheckpoint,
  parseAddCheckpoint,
  parseSecretKey,
  rootOf,
  signNote,
  type WitnessedHead,
} from './index.ts';

const seed = (n: number): Uint8Array => new Uint8Array(32).fill(n);
const log = createSigner({ name: 'log.example', seed: seed(1) });
const other = createSigner({ name: 'other.example', seed: seed(2) });
const witness = createCosigner({ name: 'witness.example', seed: seed(3) });
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Leaves of the true history, and of a second one that differs from leaf `from` on. */
const leaves = Array.from({ length: 40 }, (_, i) => leafHash(utf8(`entry ${i}`)));
const forked = (from: number) => leaves.map((leaf, i) => (i < from ? leaf : leafHash(utf8(`lie ${i}`))));
const headOf = (size: number, of = leaves): WitnessedHead => ({ size, root: rootOf(of.slice(0, size)) });
const proofOf = (from: number, to: number, of = leaves) =>
  consistencyProof(from, to, (level, index) =>
    rootOf(of.slice(index * 2 ** level, (index + 1) * 2 ** level)),
  );
const noteOf = (head: WitnessedHead, signer = log, origin = signer.name): string =>
  signNote(formatCheckpoint({ ...head, origin }), [signer]);

function ask(stored: WitnessedHead | undefined, body: string, policyLogs = [log.vkey, other.vkey]) {
  const request = parseAddCheckpoint(utf8(body));
  if (!request.ok) return { status: 400 as const, reason: request.reason };
  return decideAddCheckpoint({ policyLogs, stored, request: request.value });
}
const submit = (oldSize: number, proof: Uint8Array[], checkpoint: string): string =>
  formatAddCheckpoint({ oldSize, proof, checkpoint });

describe('200', () => {
  test('from any size to any larger or equal one, with the proof of the honest log', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(40), fc.nat(40), async (a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const body = submit(from, await proofOf(from, to), noteOf(headOf(to)));
        const stored = from === 0 ? undefined : headOf(from);
        expect(ask(stored, body)).toMatchObject({ status: 200, head: headOf(to) });
      }),
      { numRuns: 150 },
    );
  });
  test('the first head may have any size, also none', () => {
    expect(ask(undefined, submit(0, [], noteOf(headOf(0)))).status).toBe(200);
    expect(ask(headOf(0), submit(0, [], noteOf(headOf(0)))).status).toBe(200);
    expect(ask(headOf(0), submit(0, [], noteOf(headOf(7)))).status).toBe(200);
  });
  test('the same head again is no error: an answer that was lost can be asked for once more', () => {
    expect(ask(headOf(7), submit(7, [], noteOf(headOf(7)))).status).toBe(200);
  });
  test("the kept checkpoint has the log's signature and no stranger's line", () => {
    const note = noteOf(headOf(7));
    const body = note.slice(0, note.indexOf('\n\n') + 1);
    const strangers = witness.cosign(body, 5) + createSigner({ name: log.name, seed: seed(8) }).sign(body);
    const answer = ask(undefined, submit(0, [], note + strangers));
    expect(answer).toMatchObject({ status: 200, body, checkpoint: note });
    const cosigned = `${note}${witness.cosign(body, 6)}`;
    expect(openCheckpoint(cosigned, [log.vkey, witness.vkey])).toMatchObject({ ok: true });
  });
  test('after a key rotation both keys of one origin are trusted', () => {
    const next = createSigner({ name: log.name, seed: seed(8) });
    for (const signer of [log, next])
      expect(ask(undefined, submit(0, [], noteOf(headOf(3), signer)), [log.vkey, next.vkey]).status).toBe(
        200,
      );
  });
});

describe('400', () => {
  const note = noteOf(headOf(2));
  const hash = Buffer.from(emptyRoot).toString('base64');
  test.each([
    '',
    'old 0',
    'old 0\n',
    `old 0\n${note}`,
    `old\n\n${note}`,
    `old  0\n\n${note}`,
    `old 00\n\n${note}`,
    `old +1\n\n${note}`,
    `old -1\n\n${note}`,
    `old 9007199254740992\n\n${note}`,
    `Old 0\n\n${note}`,
    `old 0\r\n\r\n${note}`,
    `\nold 0\n\n${note}`,
    `old 0\n${hash.slice(0, -1)}\n\n${note}`,
    `old 0\n${hash} \n\n${note}`,
    `old 0\nAAAA\n\n${note}`,
    `old 0\n${`${hash}\n`.repeat(64)}\n${note}`,
    `old 0\n\n${note.slice(0, -1)}`,
    `old 0\n\n${note.replace('\n2\n', '\n02\n')}`,
    `old 0\n\n\n${note}`,
    `old 0\n\n${note}\n`,
  ])('%j is malformed', (body) => {
    expect(ask(undefined, body).status).toBe(400);
  });
  test('bytes that are no UTF-8 are malformed', () => {
    expect(parseAddCheckpoint(Uint8Array.of(0x6f, 0xff))).toMatchObject({ ok: false });
  });
  test('an old size above the new one', () => {
    expect(ask(headOf(3), submit(3, [], note))).toMatchObject({ status: 400 });
  });
  test('63 hashes are read, and no bytes make the reader throw', () => {
    expect(ask(undefined, `old 0\n${`${hash}\n`.repeat(63)}\n${note}`).status).toBe(422);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(200), (noise, at) => {
        const whole = utf8(`old 0\n\n${note}`);
        const request = new Uint8Array([...whole.slice(0, at), ...noise, ...whole.slice(at)]);
        expect(typeof parseAddCheckpoint(request).ok).toBe('boolean');
      }),
      { numRuns: 200 },
    );
  });
});

describe('403 and 404', () => {
  test('404: an origin that no key of the policy has, however well it is signed', () => {
    const stranger = createSigner({ name: 'stranger.example', seed: seed(7) });
    expect(ask(undefined, submit(0, [], noteOf(headOf(2), stranger))).status).toBe(404);
    expect(ask(undefined, submit(0, [], noteOf(headOf(2))), []).status).toBe(404);
  });
  test('403: a checkpoint of one origin signed by the key of another', () => {
    expect(ask(undefined, submit(0, [], noteOf(headOf(2), other, log.name))).status).toBe(403);
  });
  test('403: a signature of a trusted key that is wrong, also beside a good one', () => {
    const note = noteOf(headOf(2));
    const elsewhere = noteOf(headOf(3)).split('\n').at(-2);
    expect(
      ask(undefined, submit(0, [], `${note.slice(0, note.indexOf('\n\n') + 2)}${elsewhere}\n`)).status,
    ).toBe(403);
    const line = createSigner({ name: log.name, seed: seed(8) });
    const wrong = line.sign('another body\n');
    expect(ask(undefined, submit(0, [], note + wrong), [log.vkey, line.vkey]).status).toBe(403);
    expect(ask(undefined, submit(0, [], note + wrong), [log.vkey]).status).toBe(200);
  });
  test('who may not ask learns nothing of the stored size', () => {
    const unsigned = noteOf(headOf(9), other, log.name);
    expect(ask(headOf(5), submit(0, [], unsigned)).status).toBe(403);
  });
});

describe('409', () => {
  test('any old size but the stored one is answered with the stored one, also a rollback', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(40), fc.nat(40), fc.nat(40), async (known, a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        fc.pre(from !== known);
        const body = submit(from, await proofOf(from, to), noteOf(headOf(to)));
        expect(ask(headOf(known), body)).toEqual({ status: 409, size: known });
      }),
      { numRuns: 100 },
    );
  });
});

describe('422', () => {
  test('a fork is never cosigned, whatever proof comes with it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 39 }), fc.nat(39), fc.boolean(), async (size, at, own) => {
        const lie = forked(at % size);
        const to = Math.min(40, size + 1 + (at % 5));
        // Either its own consistent proof or that of the honest log.
        const proof = await proofOf(size, to, own ? lie : leaves);
        expect(ask(headOf(size), submit(size, proof, noteOf(headOf(to, lie)))).status).toBe(422);
      }),
      { numRuns: 100 },
    );
  });
  test('equal size with another root', () => {
    expect(ask(headOf(7), submit(7, [], noteOf(headOf(7, forked(3))))).status).toBe(422);
  });
  test('equal size with a proof that must be empty', async () => {
    expect(ask(headOf(7), submit(7, [emptyRoot], noteOf(headOf(7)))).status).toBe(422);
  });
  test('a first head with a proof', () => {
    expect(ask(undefined, submit(0, [emptyRoot], noteOf(headOf(7)))).status).toBe(422);
  });
  test('size 0 with another root than the empty one', () => {
    const note = noteOf({ size: 0, root: leaves[0] as Uint8Array });
    expect(ask(undefined, submit(0, [], note)).status).toBe(422);
    expect(ask(headOf(0), submit(0, [], note)).status).toBe(422);
  });
  test('one bit of the proof changed, one hash too many, one missing', async () => {
    const proof = await proofOf(13, 29);
    const bent = proof.map((h, i) => (i === 2 ? h.map((b, k) => (k === 0 ? b ^ 1 : b)) : h));
    for (const bad of [bent, [...proof, emptyRoot], proof.slice(1), proof.slice(0, -1), []])
      expect(ask(headOf(13), submit(13, bad, noteOf(headOf(29)))).status).toBe(422);
  });
});

test('whatever strangers and a lying log send, in any order, a witness only ever goes forward on one history', async () => {
  const step = fc.record({
    old: fc.nat(12),
    size: fc.nat(12),
    lie: fc.option(fc.nat(12)),
    replay: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      let stored: WitnessedHead | undefined;
      const signed: WitnessedHead[] = [];
      for (const { old, size, lie, replay } of steps) {
        const history = lie === null ? leaves : forked(lie);
        const from = replay ? old : (stored?.size ?? 0);
        const proof = from <= size ? await proofOf(from, size, history) : [];
        const answer: AddCheckpointAnswer = ask(stored, submit(from, proof, noteOf(headOf(size, history))));
        if (answer.status !== 200) continue;
        expect(answer.head.size).toBeGreaterThanOrEqual(stored?.size ?? 0);
        stored = answer.head;
        signed.push(answer.head);
      }
      // All signed heads lie on one history: that of the last.
      const last = signed.at(-1);
      const histories = [leaves, ...Array.from({ length: 13 }, (_, i) => forked(i))];
      const b64 = (h: WitnessedHead): string => Buffer.from(h.root).toString('base64');
      const fits = histories.some((h) => signed.every((s) => b64(headOf(s.size, h)) === b64(s)));
      expect(last === undefined || fits).toBe(true);
    }),
    { numRuns: 100 },
  );
});

describe('secret keys', () => {
  test.each([1, 4])('a key of type %d comes back from its text', (type) => {
    const text = formatSecretKey({ name: 'w.example', type, seed: seed(5) });
    expect(text).toMatch(/^PRIVATE\+KEY\+w\.example\+[0-9a-f]{8}\+/);
    expect(parseSecretKey(text)).toEqual({ ok: true, value: { name: 'w.example', type, seed: seed(5) } });
  });
  test("Go's documented example key is read", () => {
    const text = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
    expect(parseSecretKey(text)).toMatchObject({ ok: true, value: { name: 'PeterNeumann', type: 1 } });
  });
  test('a renamed, cut or unknown key is refused and never repeated', () => {
    const text = formatSecretKey({ name: 'w.example', type: 4, seed: seed(5) });
    const wrong = [text.replace('w.', 'v.'), text.slice(0, -1), text.slice(12), `${text}\n`, ''];
    for (const bad of wrong) {
      const key = parseSecretKey(bad);
      expect(key.ok).toBe(false);
      expect(JSON.stringify(key)).not.toContain(text.slice(-12));
    }
  });
});
