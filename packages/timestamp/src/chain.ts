import { schemeOf } from './algorithms.ts';
import type { Certificate } from './certificate.ts';
import { Flaw, type ReasonCode } from './reasons.ts';
import { type Subtle, verifySignature } from './signature.ts';
import { equalBytes, isoTime, nameText } from './values.ts';

export interface ChainInput {
  subtle: Subtle;
  signer: Certificate;
  /** Those of the token, and those among the given ones that are no roots. */
  others: readonly Certificate[];
  roots: readonly Certificate[];
  atMs: number;
}

export const timeStamping = '1.3.6.1.5.5.7.3.8';
const anyPurpose = '2.5.29.37.0';
const keyCertSign = 5;
const maxLength = 8;
/** A hostile token may hold many certificates of one name: each trial costs a signature check. */
const maxTrials = 64;

/**
 * The certificates from the signer's issuer to a root (RFC 5280 §6.1 without policies and names, which timestamps do not
 * use). Flaw: why the way that led furthest ends, `untrusted` when nothing leads on.
 */
export async function findChain(input: ChainInput): Promise<Certificate[]> {
  const search = { ...input, trials: 0, furthest: 0, flaw: undefined as Flaw | undefined };
  const found = await climb(search, [input.signer]);
  if (found) return found.slice(1);
  throw search.flaw ?? new Flaw('untrusted', nameText(input.signer.issuer));
}

type Search = ChainInput & { trials: number; furthest: number; flaw: Flaw | undefined };

/** Depth first, roots first: of two ways the shorter one is taken. */
async function climb(search: Search, path: readonly Certificate[]): Promise<Certificate[] | undefined> {
  const below = path.at(-1) as Certificate;
  const isParent = (cert: Certificate) => equalBytes(cert.subject.raw, below.issuer.raw);
  for (const root of search.roots.filter(isParent))
    if (await accepts(search, path, root)) return [...path, root];
  if (path.length >= maxLength) return undefined;
  for (const parent of search.others.filter(isParent)) {
    if (path.some((cert) => equalBytes(cert.raw, parent.raw)) || !(await accepts(search, path, parent)))
      continue;
    const found = await climb(search, [...path, parent]);
    if (found) return found;
    note(search, path.length + 1, new Flaw('untrusted', nameText(parent.issuer)));
  }
  return undefined;
}

async function accepts(search: Search, path: readonly Certificate[], parent: Certificate): Promise<boolean> {
  try {
    if (++search.trials > maxTrials) return false;
    judgeParent(path, parent, search.atMs);
    const below = path.at(-1) as Certificate;
    const { tbs: data, signature, algorithm } = below;
    const signed = { key: parent.key, scheme: schemeOf(algorithm), data, signature };
    if (await verifySignature(search.subtle, signed)) return true;
    throw new Flaw('bad-certificate', nameText(below.subject));
  } catch (error) {
    if (!(error instanceof Flaw)) throw error;
    note(search, path.length, error);
    return false;
  }
}

function note(search: Search, length: number, flaw: Flaw): void {
  if (length <= search.furthest) return;
  search.furthest = length;
  search.flaw = flaw;
}

/** May this certificate stand above the path? */
function judgeParent(path: readonly Certificate[], parent: Certificate, atMs: number): void {
  const refuse = (code: ReasonCode, why: string): never => {
    throw new Flaw(code, `${nameText(parent.subject)}: ${why}`);
  };
  judgeTime(parent, atMs);
  if (parent.unknownCritical) refuse('bad-certificate', parent.unknownCritical);
  if (parent.ca !== true) refuse('not-an-authority', 'CA');
  if (parent.keyUsage && !parent.keyUsage.has(keyCertSign)) refuse('not-an-authority', 'keyCertSign');
  // Certificates that an authority issued to itself do not count (RFC 5280 §6.1.4 l).
  const between = path.slice(1).filter((cert) => !isSelfIssued(cert)).length;
  if (parent.pathLength !== undefined && between > parent.pathLength)
    refuse('not-an-authority', 'pathLength');
  const purposes = parent.extendedKeyUsage?.purposes;
  if (purposes && !isSelfIssued(parent) && !purposes.some((p) => p === timeStamping || p === anyPurpose))
    refuse('not-an-authority', 'extKeyUsage');
}

export function judgeTime(cert: Certificate, atMs: number): void {
  if (atMs >= cert.notBeforeMs && atMs <= cert.notAfterMs) return;
  const span = `${isoTime(cert.notBeforeMs)} – ${isoTime(cert.notAfterMs)}`;
  throw new Flaw('out-of-time', `${nameText(cert.subject)}, ${span}`);
}

export const isSelfIssued = (cert: Certificate): boolean => equalBytes(cert.subject.raw, cert.issuer.raw);
