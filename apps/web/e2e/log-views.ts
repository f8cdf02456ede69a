import type { LogView } from '@redress/contract';
import { createCosigner, createSigner, formatCheckpoint, leafHash, rootOf, signNote } from '@redress/tlog';

/** A log of our own with real signatures, for the days that a test server cannot have: forks, halts, lost witnesses. */
const signer = createSigner({ name: 'log.example', seed: new Uint8Array(32).fill(1) });
const witnesses = ['P1', 'P2', 'SAMR'].map((name, i) => ({
  ...createCosigner({ name: `${name}.example`.toLowerCase(), seed: new Uint8Array(32).fill(10 + i) }),
  name,
}));
const at = '2026-11-23T06:05:12Z';
const leaves = (size: number, salt: string) =>
  Array.from({ length: size }, (_, i) => leafHash(new TextEncoder().encode(`${salt}${i}`)));

export function headOf(size: number, salt = '') {
  const root = rootOf(leaves(size, salt));
  const note = signNote(formatCheckpoint({ origin: signer.name, size, root }), [signer]);
  return { size, root: Buffer.from(root).toString('base64'), note, at };
}

/** `signed` of the three witnesses signed the newest head; two of them are the quorum. */
export function viewOf(head: ReturnType<typeof headOf>, signed = 0, change: Partial<LogView> = {}): LogView {
  const body = head.note.slice(0, head.note.indexOf('\n\n') + 1);
  const lines = witnesses.slice(0, signed).map((w) => w.cosign(body, Date.parse(at) / 1000));
  const text = [
    ...witnesses.map((w) => `witness ${w.name} ${w.vkey}`),
    'group platforms 2 P1 P2 SAMR',
    'quorum platforms',
    '',
  ].join('\n');
  return {
    shard: 'main',
    origin: signer.name,
    vkeys: [signer.vkey],
    size: head.size,
    head,
    ...(signed >= 2 ? { final: { ...head, note: head.note + lines.join('') } } : {}),
    policy: { text, quorum: 'platforms' },
    witnesses: witnesses.map(({ name, vkey }, i) => ({
      name,
      vkey,
      groups: ['platforms'],
      ...(i < signed ? { since: at, signed: { size: head.size, at } } : {}),
      ...(i === 2 && signed < 3 ? { failingSince: at } : {}),
    })),
    authorities: [{ name: 'freetsa', size: head.size, stampedAt: at }],
    anchors: [
      {
        chain: 'eip155:31337',
        contract: `0x${'ab'.repeat(20)}`,
        size: head.size,
        tx: `0x${'cd'.repeat(32)}`,
        block: 1234,
        at,
      },
    ],
    audit: { at, size: head.size, ok: true },
    ...change,
  };
}
