import type { ReasonCode } from './reasons.ts';

/** Why a token, a certificate or a chain is refused; shown to people, so in both languages. */
export interface Reason {
  code: ReasonCode;
  zh: string;
  en: string;
}

/** What reading a stranger's bytes gives: the value, or why it is none. Nothing in this package throws on input. */
export type Result<T> = { ok: true; value: T } | { ok: false; reason: Reason };

/** What people compare of a certificate. */
export interface CertificateSummary {
  /** RFC 4514, most specific name first. */
  subject: string;
  issuer: string;
  /** Hexadecimal, lower case. */
  serial: string;
  /** ISO 8601, UTC. */
  notBefore: string;
  notAfter: string;
  /** SHA-256 of the DER, hexadecimal. */
  fingerprint: string;
}

/** A time that an authority signed, after every check of `verifyTimestamp`. */
export interface Stamp {
  /** The authority's clock, ISO 8601, UTC. */
  at: string;
  /** The authority says that its clock was right to so many milliseconds; absent when it says nothing. */
  accuracyMs?: number;
  /** Serial number of the token, hexadecimal. */
  serial: string;
  /** Object identifier of the authority's policy, dotted. */
  policy: string;
  /** Nonce of the request, when the token repeats one. */
  nonce?: bigint;
  /** Subject of the signer's certificate. */
  tsa: string;
  signer: CertificateSummary;
  /** From the signer's issuer to the root. */
  chain: readonly CertificateSummary[];
  /** SHA-256 of the root's DER, hexadecimal. */
  rootFingerprint: string;
  /** With which the authority hashed what it signed: `SHA-256`, `SHA-384` or `SHA-512`. */
  digestAlgorithm: string;
  /** E.g. `RSA PKCS#1 v1.5`, `ECDSA P-256`. */
  signatureAlgorithm: string;
  /** Whether a certificate was withdrawn cannot be known offline. */
  revocation: 'not checked';
}

/** What a token claims, before any check. */
export interface UnverifiedStamp {
  at: string;
  accuracyMs?: number;
  serial: string;
  policy: string;
  nonce?: bigint;
  /** `algorithm` is the dotted object identifier. */
  imprint: { algorithm: string; hash: Uint8Array };
  /** DER, as they came. */
  certificates: readonly Uint8Array[];
  /** The bare token (CMS ContentInfo), without the TimeStampResp around it. */
  token: Uint8Array;
}
