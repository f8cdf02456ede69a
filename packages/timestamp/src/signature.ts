import { algorithm, type Scheme } from './algorithms.ts';
import { Fields, type Node, parse } from './asn1.ts';
import { Flaw } from './reasons.ts';
import { integer, oid, wholeBits } from './values.ts';
import { sequence, tlv, writeOid } from './write-der.ts';

/** What is used of WebCrypto: `globalThis.crypto.subtle` of browsers and Node, whose types differ. */
export interface Subtle {
  digest(algorithm: string, data: Bytes): Promise<ArrayBuffer>;
  importKey(
    format: 'spki',
    key: Bytes,
    algorithm: Params,
    extractable: false,
    uses: ['verify'],
  ): Promise<Key>;
  verify(algorithm: Params, key: Key, signature: Bytes, data: Bytes): Promise<boolean>;
}
type Bytes = Uint8Array<ArrayBuffer>;
// biome-ignore lint/suspicious/noExplicitAny: a CryptoKey is opaque, and its type is named differently in each place
type Key = any;
interface Params {
  name: string;
  hash?: string;
  namedCurve?: string;
  saltLength?: number;
}

/** SHA-256 and its like, by WebCrypto. */
export async function digest(subtle: Subtle, name: string, data: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await subtle.digest(name, data as Bytes));
}

const rsaOid = '1.2.840.113549.1.1.1';
const rsaOids = new Set([rsaOid, '1.2.840.113549.1.1.10']);
const ecOid = '1.2.840.10045.2.1';
const ed25519Oid = '1.3.101.112';
const curves: Readonly<Record<string, { namedCurve: string; bytes: number }>> = {
  '1.2.840.10045.3.1.7': { namedCurve: 'P-256', bytes: 32 },
  '1.3.132.0.34': { namedCurve: 'P-384', bytes: 48 },
  '1.3.132.0.35': { namedCurve: 'P-521', bytes: 66 },
};

export interface Signed {
  /** SubjectPublicKeyInfo. */
  key: Node;
  scheme: Scheme;
  data: Uint8Array;
  signature: Uint8Array;
}

/** Gives what was used, e.g. `ECDSA P-256`; undefined when the signature is not that key's. Flaw: key or algorithm. */
export async function verifySignature(subtle: Subtle, signed: Signed): Promise<string | undefined> {
  const prepared = prepare(signed);
  const { spki, keyParams, verifyParams, signature, said } = prepared;
  if (!signature) return undefined;
  const key = await subtle.importKey('spki', spki, keyParams, false, ['verify']).catch(() => {
    throw new Flaw('unknown-algorithm', said);
  });
  const good = await subtle
    .verify(verifyParams, key, signature as Bytes, signed.data as Bytes)
    .catch(() => false);
  return good ? said : undefined;
}

interface Prepared {
  spki: Bytes;
  keyParams: Params;
  verifyParams: Params;
  signature: Uint8Array | undefined;
  said: string;
}

function prepare({ key, scheme, signature }: Signed): Prepared {
  const fields = new Fields(key, 'SubjectPublicKeyInfo');
  const { name, parameters } = algorithm(fields.next('sequence'));
  const bits = wholeBits(fields.next('bits'));
  fields.end();
  if (scheme.kind === 'ecdsa' && name === ecOid) return ecdsa(key, parameters, scheme.digest, signature);
  if (scheme.kind === 'ed25519' && name === ed25519Oid) {
    const params = { name: 'Ed25519' };
    return { spki: copy(key.raw), keyParams: params, verifyParams: params, signature, said: 'Ed25519' };
  }
  if ((scheme.kind === 'rsa' || scheme.kind === 'rsa-pss') && rsaOids.has(name))
    return rsa(bits, scheme, signature);
  throw new Flaw('unknown-algorithm', `${scheme.kind}, ${name}`);
}

function ecdsa(key: Node, parameters: Node | undefined, hash: string, signature: Uint8Array): Prepared {
  const curve = parameters?.kind === 'oid' ? curves[oid(parameters)] : undefined;
  if (!curve) throw new Flaw('unknown-algorithm', 'ECDSA');
  return {
    spki: copy(key.raw),
    keyParams: { name: 'ECDSA', namedCurve: curve.namedCurve },
    verifyParams: { name: 'ECDSA', hash },
    signature: flatSignature(signature, curve.bytes),
    said: `ECDSA ${curve.namedCurve}`,
  };
}

/** DER `SEQUENCE {r, s}` (RFC 3279 §2.2.3) as the two numbers side by side that WebCrypto wants. */
function flatSignature(der: Uint8Array, bytes: number): Uint8Array | undefined {
  try {
    const fields = new Fields(parse(der, 'ECDSA'), 'ECDSA');
    const numbers = [magnitude(fields.next('integer'), bytes), magnitude(fields.next('integer'), bytes)];
    fields.end();
    const flat = new Uint8Array(2 * bytes);
    numbers.forEach((number, i) => {
      flat.set(number, (i + 1) * bytes - number.length);
    });
    return flat;
  } catch (error) {
    if (error instanceof Flaw) return undefined;
    throw error;
  }
}

/** A positive number without its sign byte. Another spelling of the same number is refused: one signature, one form. */
function magnitude(node: Node, bytes: number): Uint8Array {
  const { content } = node;
  const padded = content[0] === 0;
  const digits = padded ? content.subarray(1) : content;
  const minimal = padded ? (digits[0] ?? 0) > 127 : (digits[0] ?? 255) < 128;
  if (!minimal || digits.length > bytes) throw new Flaw('unreadable', 'ECDSA');
  return digits;
}

const leastRsaBits = 2048;

function rsa(
  bits: Uint8Array,
  scheme: Extract<Scheme, { kind: 'rsa' | 'rsa-pss' }>,
  signature: Uint8Array,
): Prepared {
  const fields = new Fields(parse(bits, 'RSAPublicKey'), 'RSAPublicKey');
  const modulus = fields.next('integer').content;
  const size = (modulus.length - (modulus[0] === 0 ? 1 : 0)) * 8;
  if (size < leastRsaBits) throw new Flaw('weak-algorithm', `RSA ${size}`);
  integer(fields.next('integer'));
  fields.end();
  const pss = scheme.kind === 'rsa-pss';
  const name = pss ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5';
  return {
    spki: plainRsaKey(bits),
    keyParams: { name, hash: scheme.digest },
    verifyParams: pss ? { name, saltLength: scheme.saltLength } : { name },
    signature,
    said: pss ? 'RSA-PSS' : 'RSA PKCS#1 v1.5',
  };
}

/** WebCrypto takes RSA keys under the plain `rsaEncryption` only, also those that a certificate keeps for PSS. */
const plainRsaKey = (bits: Uint8Array): Bytes =>
  copy(sequence(sequence(writeOid(rsaOid), tlv(0x05)), tlv(0x03, Uint8Array.of(0), bits)));

const copy = (bytes: Uint8Array): Bytes => new Uint8Array(bytes);
