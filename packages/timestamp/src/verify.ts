import { schemeOf } from './algorithms.ts';
import { type Certificate, summarize } from './certificate.ts';
import { findChain, judgeTime, timeStamping } from './chain.ts';
import { Flaw, reason } from './reasons.ts';
import { Roots, readGiven } from './roots.ts';
import { digest, type Subtle, verifySignature } from './signature.ts';
import { findSigner } from './signing-certificate.ts';
import { readToken, type Token } from './token.ts';
import { sha256Oid } from './tst-info.ts';
import type { Result, Stamp, UnverifiedStamp } from './types.ts';
import { equalBytes, isoTime, nameText, oid } from './values.ts';

export interface VerifyOptions {
  /** SHA-256 of the stamped bytes. */
  imprint: Uint8Array;
  /** Trusted roots as DER; certificates among them that are no roots help to build the chain, as with openssl. */
  roots: readonly Uint8Array[] | Roots;
  /** Of the request; given, it must be repeated in the token. */
  nonce?: bigint;
  /** Policy that was asked for. */
  policy?: string;
  /** Default: that of the browser or Node. */
  crypto?: { subtle?: Subtle | undefined };
}

/** What the bytes claim, unchecked: for showing, and for finding out which authority this is. Never throws. */
export function readTimestamp(bytes: Uint8Array): Result<UnverifiedStamp> {
  try {
    const { bare, info, certificates } = readToken(bytes);
    const { imprint, atMs, ...rest } = info;
    return { ok: true, value: { ...rest, at: isoTime(atMs), imprint, certificates, token: bare } };
  } catch (error) {
    return refusalOf(error);
  }
}

/**
 * Checks a TimeStampResp or bare token completely (RFC 3161 §2.2, §2.3; RFC 5652 §5.4, §5.6; RFC 5816; RFC 5280 §6.1)
 * except for revocation, which needs the network. Never throws on a stranger's bytes.
 */
export async function verifyTimestamp(bytes: Uint8Array, options: VerifyOptions): Promise<Result<Stamp>> {
  try {
    return { ok: true, value: await verify(bytes, options) };
  } catch (error) {
    return refusalOf(error);
  }
}

/** Whatever a stranger's bytes broke, also inside the parser, is their fault: our own bugs show in the tests. */
const refusalOf = (error: unknown): { ok: false; reason: ReturnType<typeof reason> } => ({
  ok: false,
  reason: error instanceof Flaw ? error.reason : reason('unreadable', (error as Error).name),
});

async function verify(bytes: Uint8Array, options: VerifyOptions): Promise<Stamp> {
  // Pages that did not come by https have none.
  const subtle: Subtle | undefined = (options.crypto ?? globalThis.crypto)?.subtle;
  if (!subtle) throw new Flaw('no-webcrypto');
  const token = readToken(bytes);
  judgeInfo(token, options);
  await judgeAttributes(subtle, token);
  const signer = await findSigner(subtle, token);
  const signatureAlgorithm = await judgeSigner(subtle, token, signer);
  const { roots, helpers } = options.roots instanceof Roots ? options.roots : new Roots(options.roots);
  if (roots.length === 0) throw new Flaw('no-roots');
  const others = [...token.certificates.flatMap(readGiven), ...helpers];
  const chain = await findChain({ subtle, signer, others, roots, atMs: token.info.atMs });
  const summaries = await Promise.all(chain.map((cert) => summarize(subtle, cert)));
  return {
    ...stampOf(token),
    tsa: nameText(signer.subject),
    signer: await summarize(subtle, signer),
    chain: summaries,
    rootFingerprint: summaries.at(-1)?.fingerprint as string,
    signatureAlgorithm,
    revocation: 'not checked',
  };
}

function stampOf({ info, signer }: Token) {
  const { serial, policy, atMs, accuracyMs, nonce } = info;
  return {
    at: isoTime(atMs),
    serial,
    policy,
    digestAlgorithm: signer.digest,
    ...(accuracyMs === undefined ? {} : { accuracyMs }),
    ...(nonce === undefined ? {} : { nonce }),
  };
}

function judgeInfo({ info }: Token, { imprint, nonce, policy }: VerifyOptions): void {
  if (info.imprint.algorithm !== sha256Oid) throw new Flaw('other-hash', info.imprint.algorithm);
  if (!equalBytes(info.imprint.hash, imprint)) throw new Flaw('other-data');
  if (nonce !== undefined && info.nonce !== nonce) throw new Flaw('other-nonce');
  if (policy !== undefined && info.policy !== policy) throw new Flaw('other-policy', info.policy);
}

const contentType = '1.2.840.113549.1.9.3';
const messageDigest = '1.2.840.113549.1.9.4';
const tstInfo = '1.2.840.113549.1.9.16.1.4';

/** The signature covers these attributes; they must say that it is over this content and no other kind of content. */
async function judgeAttributes(subtle: Subtle, { content, signer }: Token): Promise<void> {
  const value = (type: string, kind: string, name: string) => {
    const found = signer.attributes.filter((attribute) => attribute.type === type);
    const [one] = found[0]?.values ?? [];
    if (found.length !== 1 || found[0]?.values.length !== 1 || one?.kind !== kind)
      throw new Flaw('bad-attributes', name);
    return one;
  };
  if (oid(value(contentType, 'oid', 'contentType')) !== tstInfo)
    throw new Flaw('bad-attributes', 'contentType');
  const signed = value(messageDigest, 'octets', 'messageDigest').content;
  if (!equalBytes(await digest(subtle, signer.digest, content), signed)) throw new Flaw('other-content');
}

const digitalSignature = 0;
const nonRepudiation = 1;

/** Signature, purpose and time of the signer's certificate (RFC 3161 §2.3). Gives the algorithm of the signature. */
async function judgeSigner(subtle: Subtle, { info, signer }: Token, cert: Certificate): Promise<string> {
  const { algorithm, signedBytes: data, signature } = signer;
  const scheme = schemeOf(algorithm, signer.digest);
  const algorithmName = await verifySignature(subtle, { key: cert.key, scheme, data, signature });
  if (!algorithmName) throw new Flaw('bad-signature');
  const purpose = cert.extendedKeyUsage;
  if (!purpose) throw new Flaw('bad-purpose', 'extKeyUsage');
  if (!purpose.critical) throw new Flaw('bad-purpose', 'extKeyUsage not critical');
  if (purpose.purposes.length !== 1 || purpose.purposes[0] !== timeStamping)
    throw new Flaw('bad-purpose', purpose.purposes.join(', '));
  const uses = [...(cert.keyUsage ?? [digitalSignature])];
  if (uses.length === 0 || uses.some((bit) => bit !== digitalSignature && bit !== nonRepudiation))
    throw new Flaw('bad-purpose', 'keyUsage');
  if (cert.unknownCritical) throw new Flaw('bad-certificate', cert.unknownCritical);
  judgeTime(cert, info.atMs);
  return algorithmName;
}
