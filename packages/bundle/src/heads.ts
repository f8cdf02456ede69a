import { type Checkpoint, openCheckpoint, parseVkey, type Result } from '@redress/tlog';
import { equalBytes } from './equal.ts';
import { Problems } from './problems.ts';
import { reasonInChinese } from './reasons.ts';
import type { Bilingual, Hasher } from './types.ts';

/** The log's heads that the proofs of one bundle stand under; each distinct one is opened once. */
export class Heads {
  readonly opened = new Map<string, Result<Checkpoint>>();
  /** Which files have their proof under each. */
  readonly users = new Map<string, string[]>();
  readonly #vkey: string;
  readonly #ed25519: Hasher['ed25519'];

  constructor(vkey: string, { ed25519 }: Hasher) {
    this.#vkey = vkey;
    this.#ed25519 = ed25519;
  }

  /** `label`: the file whose proof stands under this head; absent for the head as `proofs/checkpoint` gives it. */
  open(checkpoint: string, label?: string): Result<Checkpoint> {
    if (label !== undefined) {
      const users = this.users.get(checkpoint);
      if (users) users.push(label);
      else this.users.set(checkpoint, [label]);
    }
    const known = this.opened.get(checkpoint);
    if (known) return known;
    const head = openCheckpoint(checkpoint, [this.#vkey], this.#ed25519);
    this.opened.set(checkpoint, head);
    return head;
  }

  /** Whether this key too signed every head. */
  signedBy(vkey: string): boolean {
    return [...this.opened.keys()].every((note) => openCheckpoint(note, [vkey], this.#ed25519).ok);
  }

  /** The one head of all proofs, if there is one only. */
  get only(): string | undefined {
    const [first, ...more] = this.users.keys();
    return more.length === 0 ? first : undefined;
  }
}

/** Where the key comes from: given by the verifier, named by the verifier's policy, or only inside the bundle. */
export type KeySource = 'given' | 'policy' | 'inside';

/** Every head is signed by the key, of one log, and no size has two roots. */
export function checkHeads(
  heads: Heads,
  { vkey, source, inside }: { vkey: string; source: KeySource; inside: string },
): { problems: Bilingual[]; fine: Bilingual } {
  const problems = new Problems();
  const key = parseVkey(vkey);
  if (!key.ok)
    problems.add(`公钥无效（${reasonInChinese(key.reason)}）`, `the verifier key is invalid: ${key.reason}`);
  // A log that changes its key signs with both for a while: then either key leads to the same heads.
  if (inside !== vkey && !heads.signedBy(inside))
    problems.add('包内所附公钥与给定公钥不同', 'the key inside the bundle is not the given one');
  if (heads.opened.size === 0) problems.add('没有任何检查点', 'there is no checkpoint');
  const roots = new Map<number, Uint8Array>();
  let size = 0;
  for (const head of heads.opened.values()) {
    if (!head.ok) {
      problems.add(
        `检查点无效（${reasonInChinese(head.reason)}）`,
        `a checkpoint is invalid: ${head.reason}`,
      );
      continue;
    }
    const other = roots.get(head.value.size);
    if (other && !equalBytes(other, head.value.root))
      problems.add(
        `日志在大小 ${head.value.size} 处签署了两个不同的根：日志分叉`,
        `the log signed two roots of size ${head.value.size}: it forked`,
      );
    roots.set(head.value.size, head.value.root);
    size = Math.max(size, head.value.size);
  }
  return { problems: problems.list, fine: signedBy(source, vkey, key.ok ? key.value.name : '', size) };
}

function signedBy(source: KeySource, vkey: string, log: string, size: number): Bilingual {
  if (source === 'inside')
    return {
      zh: `由包内公钥签署（未另行给定公钥，请与日志公布的公钥比对）：${vkey}；大小 ${size}`,
      en: `signed by the key inside the bundle (none was given; compare it with the published one): ${vkey}; size ${size}`,
    };
  return source === 'given'
    ? {
        zh: `由给定公钥签署，日志 ${log}，大小 ${size}`,
        en: `signed by the given key; log ${log}, size ${size}`,
      }
    : {
        zh: `由给定见证政策所列的公钥签署，日志 ${log}，大小 ${size}`,
        en: `signed by the key that the given policy names; log ${log}, size ${size}`,
      };
}

/** `proofs/checkpoint` is what is cosigned, stamped and anchored: every proof must stand under exactly these bytes. */
export function checkSameness(heads: Heads, stated: string | undefined): Bilingual[] {
  const problems = new Problems();
  if (stated === undefined)
    return problems.add('proofs/checkpoint 无法读取', 'proofs/checkpoint cannot be read').list;
  const others = [...heads.users].flatMap(([note, labels]) => (note === stated ? [] : labels));
  if (others.length === 0) return [];
  if (!heads.users.has(stated))
    return problems.add(
      'proofs/checkpoint 不是各项证明所用的检查点',
      'proofs/checkpoint is not the checkpoint of the proofs',
    ).list;
  const named = others.slice(0, 5).join('、');
  return problems.add(
    `有 ${others.length} 项证明所用的检查点不是 proofs/checkpoint：${named}`,
    `${others.length} proofs stand under another checkpoint than proofs/checkpoint: ${named.replaceAll('、', ', ')}`,
  ).list;
}
