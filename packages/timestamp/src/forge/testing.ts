import {
  constants,
  createHash,
  generateKeyPairSync,
  type KeyObject,
  type KeyPairKeyObjectResult,
  sign,
} from 'node:crypto';

/** For tests: certificates and tokens of any kind, also such as no honest program makes. Written apart from the reader. */

type Bytes = Uint8Array;
export function tlv(tag: number, ...parts: Bytes[]): Bytes {
  const body = Buffer.concat(parts);
  const length = body.length.toString(16).padStart(body.length < 256 ? 2 : 4, '0');
  const long = body.length < 128 ? '' : (128 + length.length / 2).toString(16);
  return Buffer.concat([Uint8Array.of(tag), Buffer.from(long + length, 'hex'), body]);
}
export const sequence = (...parts: Bytes[]) => tlv(0x30, ...parts);
export const set = (...parts: Bytes[]) => tlv(0x31, ...parts);
export const context = (n: number, ...parts: Bytes[]) => tlv(0xa0 + n, ...parts);
export const octets = (bytes: Bytes) => tlv(0x04, bytes);
const bits = (bytes: Bytes) => tlv(0x03, Uint8Array.of(0), bytes);
const nothing = tlv(0x05);
export const yes = tlv(0x01, Uint8Array.of(255));
export function integer(value: bigint | number): Bytes {
  const hex = BigInt(value).toString(16);
  const even = hex.length % 2 ? `0${hex}` : hex;
  return tlv(0x02, Buffer.from(Number.parseInt(even.slice(0, 2), 16) > 127 ? `00${even}` : even, 'hex'));
}
export function oid(dotted: string): Bytes {
  const [a = 0, b = 0, ...rest] = dotted.split('.').map(Number);
  const septets = (n: number): number[] =>
    n < 128 ? [n] : [...septets(Math.floor(n / 128)).map((x) => x | 128), n % 128];
  return tlv(0x06, Uint8Array.from([40 * a + b, ...rest.flatMap(septets)]));
}
const time = (at: Date) => tlv(0x18, Buffer.from(`${at.toISOString().replace(/[-:T]|\.\d+Z/g, '')}Z`));
export const name = (common: string) =>
  sequence(set(sequence(oid('2.5.4.3'), tlv(0x0c, Buffer.from(common)))));

export type KeyKind = 'rsa' | 'rsa-1024' | 'rsa-pss' | 'P-256' | 'P-384' | 'P-521' | 'ed25519';
type Hash = 'sha1' | 'sha256' | 'sha384' | 'sha512';
const hashOids = {
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
};
const rsaOids = { sha1: 5, sha256: 11, sha384: 12, sha512: 13 };
const ecdsaOids = { sha1: '1', sha256: '3.2', sha384: '3.3', sha512: '3.4' };
export const hashAlgorithm = (hash: Hash) => sequence(oid(hashOids[hash]), nothing);

function signatureAlgorithm(kind: KeyKind, hash: Hash): Bytes {
  if (kind === 'ed25519') return sequence(oid('1.3.101.112'));
  if (kind.startsWith('P-')) return sequence(oid(`1.2.840.10045.4.${ecdsaOids[hash]}`));
  if (kind !== 'rsa-pss') return sequence(oid(`1.2.840.113549.1.1.${rsaOids[hash]}`), nothing);
  const mask = sequence(oid('1.2.840.113549.1.1.8'), hashAlgorithm(hash));
  const parameters = [context(0, hashAlgorithm(hash)), context(1, mask), context(2, integer(32))];
  return sequence(oid('1.2.840.113549.1.1.10'), sequence(...parameters));
}

function signBytes(kind: KeyKind, hash: Hash, key: KeyObject, data: Bytes): Bytes {
  const pss = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  return sign(kind === 'ed25519' ? null : hash, data, kind === 'rsa-pss' ? pss : key);
}

function makeKey(kind: KeyKind): KeyPairKeyObjectResult {
  if (kind === 'ed25519') return generateKeyPairSync('ed25519');
  if (kind.startsWith('P-')) return generateKeyPairSync('ec', { namedCurve: kind });
  return generateKeyPairSync('rsa', { modulusLength: kind === 'rsa-1024' ? 1024 : 2048 });
}

export const extension = (id: string, critical: boolean, value: Bytes) =>
  sequence(oid(id), ...(critical ? [yes] : []), octets(value));
export const isCa = (pathLength?: number) =>
  extension('2.5.29.19', true, sequence(yes, ...(pathLength === undefined ? [] : [integer(pathLength)])));
/** First byte of the keyUsage bits: 0x80 digitalSignature, 0x04 keyCertSign. */
export const keyUsage = (byte: number) => extension('2.5.29.15', true, tlv(0x03, Uint8Array.of(0, byte)));
const purposeOids = { timeStamping: '1.3.6.1.5.5.7.3.8', codeSigning: '1.3.6.1.5.5.7.3.3' };
export const purpose = (critical: boolean, ...purposes: (keyof typeof purposeOids)[]) =>
  extension('2.5.29.37', critical, sequence(...purposes.map((one) => oid(purposeOids[one]))));

export interface Identity {
  der: Bytes;
  kind: KeyKind;
  key: KeyObject;
  name: Bytes;
  serial: number;
  issuerName: Bytes;
}
export interface IssueOptions {
  common: string;
  /** Absent: signs itself. */
  by?: Identity;
  kind?: KeyKind;
  hash?: Hash;
  serial?: number;
  from?: string;
  to?: string;
  extensions?: Bytes[];
}

export function issue(options: IssueOptions): Identity {
  const { common, by, kind = 'P-256', hash = 'sha256', serial = 1, extensions = [] } = options;
  const { publicKey, privateKey } = makeKey(kind);
  const subject = name(common);
  const issuer = by ?? { kind, key: privateKey, name: subject };
  const algorithm = signatureAlgorithm(issuer.kind, hash);
  const days = [options.from ?? '2020-01-01', options.to ?? '2040-01-01'].map((day) => time(new Date(day)));
  const key = publicKey.export({ format: 'der', type: 'spki' });
  const extra = extensions.length > 0 ? [context(3, sequence(...extensions))] : [];
  const head = [context(0, integer(2)), integer(serial), algorithm, issuer.name, sequence(...days), subject];
  const tbs = sequence(...head, key, ...extra);
  const signature = signBytes(issuer.kind, hash, issuer.key, tbs);
  const der = sequence(tbs, algorithm, bits(signature));
  return { der, kind, key: privateKey, name: subject, serial, issuerName: issuer.name };
}

export const root = (options: Partial<IssueOptions> = {}) =>
  issue({ common: 'Root', extensions: [isCa(), keyUsage(0x04)], ...options });
export const authority = (by: Identity, options: Partial<IssueOptions> = {}) =>
  issue({
    common: 'Authority',
    by,
    serial: 7,
    extensions: [keyUsage(0x80), purpose(true, 'timeStamping')],
    ...options,
  });

export interface TokenOptions {
  imprint: Bytes;
  signer: Identity;
  /** Default: the signer's alone. */
  certificates?: Bytes[];
  nonce?: bigint;
  at?: string;
  policy?: string;
  hash?: Hash;
  imprintHash?: Hash;
  /** What ESSCertIDv2 hashes; default the signer's certificate. */
  ess?: Bytes;
  essV1?: boolean;
  contentType?: string;
  /** Replaces attributes by their number in the order contentType, messageDigest, signingCertificate; [] drops one. */
  attributes?: Record<number, Bytes[]>;
  signers?: number;
  tstExtensions?: Bytes;
  status?: Bytes;
}
const tstInfoOid = '1.2.840.113549.1.9.16.1.4';
const attribute = (id: string, ...values: Bytes[]) => sequence(oid(id), set(...values));
export const signingCertificate = (der: Bytes) =>
  attribute('1.2.840.113549.1.9.16.2.47', sequence(sequence(sequence(octets(hashOf('sha256', der))))));
const signingCertificateV1 = (der: Bytes) =>
  attribute('1.2.840.113549.1.9.16.2.12', sequence(sequence(sequence(octets(hashOf('sha1', der))))));
export const hashOf = (hash: Hash, bytes: Bytes): Bytes => createHash(hash).update(bytes).digest();

/** A TimeStampResp. */
export function forgeAnswer(options: TokenOptions): Bytes {
  return sequence(options.status ?? sequence(integer(0)), forgeToken(options));
}

export function forgeToken(options: TokenOptions): Bytes {
  const { signer, hash = 'sha256', contentType = tstInfoOid } = options;
  const content = forgeInfo(options);
  const ess = (options.essV1 ? signingCertificateV1 : signingCertificate)(options.ess ?? signer.der);
  const usual = [
    attribute('1.2.840.113549.1.9.3', oid(contentType)),
    attribute('1.2.840.113549.1.9.4', octets(hashOf(hash, content))),
    ess,
  ];
  const attributes = usual.flatMap((one, i) => options.attributes?.[i] ?? [one]);
  const signature = signBytes(signer.kind, hash, signer.key, set(...attributes));
  const info = sequence(
    ...[integer(1), sequence(signer.issuerName, integer(signer.serial)), hashAlgorithm(hash)],
    ...[context(0, ...attributes), signatureAlgorithm(signer.kind, hash), octets(signature)],
  );
  const data = sequence(
    ...[integer(3), set(hashAlgorithm(hash)), sequence(oid(contentType), context(0, octets(content)))],
    ...[
      context(0, ...(options.certificates ?? [signer.der])),
      set(...Array(options.signers ?? 1).fill(info)),
    ],
  );
  return sequence(oid('1.2.840.113549.1.7.2'), context(0, data));
}

function forgeInfo(options: TokenOptions): Bytes {
  const { imprint, nonce, at = '2026-06-01T00:00:00Z', policy = '1.2.3', tstExtensions } = options;
  return sequence(
    ...[integer(1), oid(policy), sequence(hashAlgorithm(options.imprintHash ?? 'sha256'), octets(imprint))],
    ...[integer(4711), time(new Date(at)), ...(nonce === undefined ? [] : [integer(nonce)])],
    ...(tstExtensions ? [context(1, tstExtensions)] : []),
  );
}

/** Imprint and nonce of a TimeStampReq, for an authority that answers anything. */
export function readQuery(query: Bytes): { imprint: Bytes; nonce: bigint } {
  const bytes = Buffer.from(query);
  const at = bytes.indexOf(Buffer.from('0420', 'hex')) + 2;
  const imprint = bytes.subarray(at, at + 32);
  let next = at + 32;
  if (bytes[next] === 0x06) next += 2 + (bytes[next + 1] as number);
  const nonce = bytes.subarray(next + 2, next + 2 + (bytes[next + 1] as number));
  return { imprint, nonce: BigInt(`0x${nonce.toString('hex')}`) };
}
