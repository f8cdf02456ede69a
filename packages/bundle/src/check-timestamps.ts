import { parsePem, type Stamp, verifyTimestamp } from '@redress/timestamp';
import { once } from './hash.ts';
import { type Judged, Problems } from './problems.ts';
import type { TrustFiles } from './trust-files.ts';
import type { Bilingual, Hasher } from './types.ts';

/** Enough for a whole store of authorities; each must be read for each token. */
const maxRoots = 20;

type Outcome = { stamp: Stamp } | { problem: Bilingual };

/**
 * Each timestamp over the exact bytes of `proofs/checkpoint`. `given`: root certificates of the verifier's own choice
 * (DER). With them a stamp that leads only to the root inside counts for nothing, and at least one must lead to a given
 * one. A stamp never stands in for a seal: it dates the head, whatever that is.
 */
export async function checkTimestamps(
  files: TrustFiles,
  hasher: Hasher,
  given: readonly Uint8Array[] | undefined,
): Promise<Judged[]> {
  const { tokens, checkpoint } = files;
  if (given && tokens.length === 0)
    return [
      {
        ...judged('(none)', {
          problem: {
            zh: '给定了根证书，但包内没有时间戳',
            en: 'root certificates were given, but there is no timestamp',
          },
        }),
        unproved: true,
      },
    ];
  // A browser has it on https and localhost only.
  if (!globalThis.crypto?.subtle) return tokens.map(({ authority }) => notHere(authority));
  const imprint = checkpoint && (await sha256(hasher, checkpoint));
  const one = async (token: TrustFiles['tokens'][number]) => ({
    authority: token.authority,
    inside: await judge(token.token, imprint, rootsInside(token.roots)),
    own: given && (await judge(token.token, imprint, { roots: given })),
  });
  const outcomes = await Promise.all(tokens.map(one));
  const anyOwn = outcomes.some(({ own }) => own && 'stamp' in own);
  return outcomes.map(({ authority, inside, own }) => {
    if (!own) return judged(authority, inside, 'inside');
    if ('stamp' in own) return judged(authority, own, 'given');
    if (!('stamp' in inside)) return judged(authority, own, 'given');
    return anyOwn
      ? { ...judged(authority, inside, 'inside'), fine: notYours(inside.stamp), unproved: true as const }
      : { ...judged(authority, own, 'given'), unproved: true as const };
  });
}

const notHere = (authority: string): Judged => ({
  name: `timestamp:${authority}`,
  problems: [],
  fine: {
    zh: '未核对：浏览器只在 https 页面提供所需的密码学功能',
    en: 'not checked: browsers offer the cryptography for it on https pages only',
  },
  unproved: true,
});

async function sha256(hasher: Hasher, bytes: Uint8Array): Promise<Uint8Array> {
  const digest = hasher.sha256();
  for await (const chunk of once(bytes)) digest.update(chunk);
  return digest.digest();
}

function rootsInside(pem: Uint8Array | undefined): { roots: readonly Uint8Array[] } | { problem: Bilingual } {
  if (!pem) return { problem: { zh: '包内没有其根证书', en: 'its root certificate is not in the bundle' } };
  const roots = parsePem(new TextDecoder().decode(pem));
  if (!roots.ok) return { problem: roots.reason };
  return roots.value.length <= maxRoots
    ? { roots: roots.value }
    : { problem: { zh: `根证书多于 ${maxRoots} 张`, en: `more than ${maxRoots} root certificates` } };
}

async function judge(
  token: Uint8Array | undefined,
  imprint: Uint8Array | undefined,
  trusted: { roots: readonly Uint8Array[] } | { problem: Bilingual },
): Promise<Outcome> {
  if (!token) return { problem: { zh: '时间戳无法读取', en: 'the timestamp cannot be read' } };
  if (!imprint)
    return { problem: { zh: 'proofs/checkpoint 无法读取', en: 'proofs/checkpoint cannot be read' } };
  if ('problem' in trusted) return trusted;
  const stamp = await verifyTimestamp(token, { imprint, roots: trusted.roots });
  return stamp.ok ? { stamp: stamp.value } : { problem: stamp.reason };
}

function judged(authority: string, outcome: Outcome, trust?: 'given' | 'inside'): Judged {
  const problems = new Problems();
  const check = { name: `timestamp:${authority}`, problems: problems.list, ...(trust ? { trust } : {}) };
  if ('problem' in outcome) {
    problems.add(outcome.problem.zh, outcome.problem.en);
    return { ...check, fine: { zh: '', en: '' } };
  }
  const { at } = outcome.stamp;
  return { ...check, at, fine: trust === 'given' ? led(outcome.stamp) : selfLed(outcome.stamp) };
}

const led = ({ at, tsa, rootFingerprint }: Stamp): Bilingual => ({
  zh: `${at}，由 ${tsa} 签发，证书链通向给定的根证书 ${rootFingerprint}`,
  en: `${at} by ${tsa}; its certificates lead to the given root ${rootFingerprint}`,
});

const selfLed = ({ at, tsa, rootFingerprint }: Stamp): Bilingual => ({
  zh: `${at}，由 ${tsa} 签发；根证书取自包内（请另行取得并比对），SHA-256 ${rootFingerprint}`,
  en: `${at} by ${tsa}; the root certificate comes from inside the bundle (compare it with the published one), SHA-256 ${rootFingerprint}`,
});

const notYours = (stamp: Stamp): Bilingual => ({
  zh: `不通向给定的根证书，不计；${selfLed(stamp).zh}`,
  en: `does not lead to a given root, so it does not count; ${selfLed(stamp).en}`,
});
