import { type Digest, digestOf } from './algorithms.ts';
import { Fields, type Node, only, parse } from './asn1.ts';
import { Flaw } from './reasons.ts';
import { readStatus } from './status.ts';
import { readTstInfo, type TstInfo } from './tst-info.ts';
import { equalBytes, oid } from './values.ts';

/** A token as it stands in the bytes: nothing of it is checked yet. */
export interface Token {
  /** The ContentInfo alone, without the answer around it. */
  bare: Uint8Array;
  /** The signed bytes: a TSTInfo. */
  content: Uint8Array;
  info: TstInfo;
  certificates: readonly Uint8Array[];
  signer: SignerInfo;
}

export interface SignerInfo {
  /** IssuerAndSerialNumber or [0] subjectKeyIdentifier. */
  id: Node;
  digest: Digest;
  /** As signed: tagged SET OF instead of [0] (RFC 5652 §5.4). */
  signedBytes: Uint8Array;
  attributes: readonly Attribute[];
  algorithm: Node;
  signature: Uint8Array;
}

export interface Attribute {
  type: string;
  values: readonly Node[];
}

export const maxBytes = 256 * 1024;
const maxCertificates = 32;
const signedData = '1.2.840.113549.1.7.2';
const tstInfo = '1.2.840.113549.1.9.16.1.4';

/** A whole TimeStampResp (RFC 3161 §2.4.2) or the bare token in it (RFC 5652). Flaw. */
export function readToken(bytes: Uint8Array): Token {
  if (bytes.length > maxBytes) throw new Flaw('too-large');
  const outer = parse(new Uint8Array(bytes), 'DER');
  return readContentInfo(outer.children[0]?.kind === 'oid' ? outer : readResponse(outer));
}

function readResponse(response: Node): Node {
  const fields = new Fields(response, 'TimeStampResp');
  readStatus(fields.next('sequence'));
  const token = fields.next('sequence');
  fields.end();
  return token;
}

function readContentInfo(outer: Node): Token {
  const wrapper = new Fields(outer, 'ContentInfo');
  if (oid(wrapper.next('oid')) !== signedData) throw new Flaw('not-a-stamp', 'ContentInfo');
  const fields = new Fields(only(wrapper.next('[0]'), 'sequence', 'ContentInfo'), 'SignedData');
  wrapper.end();
  // Version 3, since the content is no plain data (RFC 5652 §5.1); higher ones carry other kinds of certificates.
  const version = fields.next('integer').content;
  const digests = fields.next('set').children;
  const content = readContent(fields.next('sequence'));
  const certificates = readCertificates(fields.maybe('[0]'));
  fields.maybe('[1]');
  const signers = fields.next('set').children;
  fields.end();
  if (version.length !== 1 || ![1, 3, 4, 5].includes(version[0] as number))
    throw new Flaw('unreadable', 'SignedData');
  if (signers.length !== 1) throw new Flaw('not-one-signer');
  const [announced] = digests;
  const signer = readSigner(signers[0] as Node);
  if (digests.length !== 1 || !announced || digestOf(announced) !== signer.digest)
    throw new Flaw('unreadable', 'digestAlgorithms');
  return { bare: outer.raw, content, info: readTstInfo(parse(content, 'TSTInfo')), certificates, signer };
}

function readContent(node: Node): Uint8Array {
  const fields = new Fields(node, 'EncapsulatedContentInfo');
  const type = oid(fields.next('oid'));
  if (type !== tstInfo) throw new Flaw('not-a-stamp', type);
  const content = only(fields.next('[0]'), 'octets', 'EncapsulatedContentInfo').content;
  fields.end();
  return content;
}

/** Attribute certificates and other kinds are left aside. */
function readCertificates(set: Node | undefined): readonly Uint8Array[] {
  const found = (set?.children ?? []).filter((node) => node.kind === 'sequence').map((node) => node.raw);
  if (found.length > maxCertificates) throw new Flaw('unreadable', 'certificates');
  return found.filter((one, i) => found.findIndex((other) => equalBytes(one, other)) === i);
}

function readSigner(node: Node): SignerInfo {
  const fields = new Fields(node, 'SignerInfo');
  const version = fields.next('integer').content;
  const named = fields.maybe('sequence');
  const id = named ?? fields.next('[0] bytes');
  const digest = digestOf(fields.next('sequence'));
  const signed = fields.maybe('[0]');
  const algorithm = fields.next('sequence');
  const signature = fields.next('octets').content;
  fields.maybe('[1]');
  fields.end();
  if (version.length !== 1 || version[0] !== (named ? 1 : 3)) throw new Flaw('unreadable', 'SignerInfo');
  if (!signed) throw new Flaw('bad-attributes', 'signedAttrs');
  const signedBytes = Uint8Array.from(signed.raw);
  signedBytes[0] = 0x31;
  return { id, digest, signedBytes, attributes: signed.children.map(readAttribute), algorithm, signature };
}

function readAttribute(node: Node): Attribute {
  const fields = new Fields(node, 'Attribute');
  const type = oid(fields.next('oid'));
  const values = fields.next('set').children;
  fields.end();
  return { type, values };
}
