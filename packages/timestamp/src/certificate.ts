import { toHex } from '@redress/kernel';
import { all, Fields, type Node, only, parse } from './asn1.ts';
import { Flaw } from './reasons.ts';
import { digest, type Subtle } from './signature.ts';
import type { CertificateSummary } from './types.ts';
import { embedded, hexInteger, integer, isoTime, nameText, oid, timeMs, wholeBits } from './values.ts';

/** An X.509 certificate (RFC 5280) as far as chains of timestamps need it. */
export interface Certificate {
  raw: Uint8Array;
  /** The signed part. */
  tbs: Uint8Array;
  serial: string;
  issuer: Node;
  subject: Node;
  notBeforeMs: number;
  notAfterMs: number;
  /** SubjectPublicKeyInfo. */
  key: Node;
  algorithm: Node;
  signature: Uint8Array;
  /** Absent: the extension is. */
  ca?: boolean;
  pathLength?: number;
  /** Bits of keyUsage (RFC 5280 §4.2.1.3), 0 = digitalSignature. */
  keyUsage?: ReadonlySet<number>;
  extendedKeyUsage?: { critical: boolean; purposes: readonly string[] };
  subjectKeyId?: Uint8Array;
  /** A critical extension that nobody here understands: such a certificate must not be used. */
  unknownCritical?: string;
}

/** Flaw `unreadable`. */
export function readCertificate(der: Uint8Array): Certificate {
  const outer = new Fields(parse(der, 'Certificate'), 'Certificate');
  const tbs = outer.next('sequence');
  const algorithm = outer.next('sequence');
  const signature = wholeBits(outer.next('bits'));
  outer.end();
  const inner = new Fields(tbs, 'TBSCertificate');
  inner.maybe('[0]');
  const serial = hexInteger(inner.next('integer'));
  const sameAlgorithm = toHex(inner.next('sequence').raw) === toHex(algorithm.raw);
  if (!sameAlgorithm) throw new Flaw('unreadable', 'Certificate.signatureAlgorithm');
  const issuer = inner.next('sequence');
  const validity = new Fields(inner.next('sequence'), 'Validity');
  const [notBeforeMs, notAfterMs] = [instant(validity), instant(validity)];
  const subject = inner.next('sequence');
  const key = inner.next('sequence');
  inner.maybe('[1] bytes');
  inner.maybe('[2] bytes');
  const extensions = inner.maybe('[3]');
  inner.end();
  const read = extensions ? readExtensions(only(extensions, 'sequence', 'Extensions')) : {};
  const names = { serial, issuer, subject, notBeforeMs, notAfterMs };
  return { raw: der, tbs: tbs.raw, ...names, key, algorithm, signature, ...read };
}

const instant = (validity: Fields): number => timeMs(validity.maybe('utc-time') ?? validity.next('time'));

/** Understood, or without a meaning for timestamps: alternative names, policies, and where withdrawals are published. */
const harmless = new Set(['2.5.29.17', '2.5.29.32', '2.5.29.31']);

type Extensions = Pick<
  Certificate,
  'ca' | 'pathLength' | 'keyUsage' | 'extendedKeyUsage' | 'subjectKeyId' | 'unknownCritical'
>;

function readExtensions(list: Node): Extensions {
  const found: Extensions = {};
  const seen = new Set<string>();
  for (const extension of all(list, 'sequence', 'Extensions')) {
    const fields = new Fields(extension, 'Extension');
    const name = oid(fields.next('oid'));
    const critical = (fields.maybe('boolean')?.content[0] ?? 0) !== 0;
    const value = fields.next('octets');
    fields.end();
    if (seen.has(name)) throw new Flaw('unreadable', `Extension ${name}`);
    seen.add(name);
    Object.assign(found, readers[name]?.(value, critical) ?? unknown(name, critical));
  }
  return found;
}

const unknown = (name: string, critical: boolean): Extensions =>
  critical && !harmless.has(name) ? { unknownCritical: name } : {};

const readers: Readonly<Record<string, (value: Node, critical: boolean) => Extensions>> = {
  '2.5.29.14': (value) => ({ subjectKeyId: embedded(value, 'SubjectKeyIdentifier').content }),
  '2.5.29.15': (value) => ({ keyUsage: bitsOf(embedded(value, 'KeyUsage')) }),
  '2.5.29.19': (value) => {
    const fields = new Fields(embedded(value, 'BasicConstraints'), 'BasicConstraints');
    const ca = (fields.maybe('boolean')?.content[0] ?? 0) !== 0;
    const length = fields.maybe('integer');
    fields.end();
    return length ? { ca, pathLength: Number(integer(length)) } : { ca };
  },
  '2.5.29.37': (value, critical) => {
    const list = all(embedded(value, 'ExtKeyUsage'), 'oid', 'ExtKeyUsage');
    return { extendedKeyUsage: { critical, purposes: list.map(oid) } };
  },
};

function bitsOf(node: Node): ReadonlySet<number> {
  if (node.kind !== 'bits') throw new Flaw('unreadable', 'KeyUsage');
  const bits = new Set<number>();
  node.content.subarray(1).forEach((byte, i) => {
    for (let bit = 0; bit < 8; bit++) if (byte & (128 >> bit)) bits.add(8 * i + bit);
  });
  return bits;
}

export async function summarize(subtle: Subtle, cert: Certificate): Promise<CertificateSummary> {
  return {
    subject: nameText(cert.subject),
    issuer: nameText(cert.issuer),
    serial: cert.serial,
    notBefore: isoTime(cert.notBeforeMs),
    notAfter: isoTime(cert.notAfterMs),
    fingerprint: toHex(await digest(subtle, 'SHA-256', cert.raw)),
  };
}
