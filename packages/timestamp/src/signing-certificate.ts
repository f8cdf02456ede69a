import { algorithm, digestByOid } from './algorithms.ts';
import { Fields, type Node, only } from './asn1.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import { Flaw } from './reasons.ts';
import { digest, type Subtle } from './signature.ts';
import type { SignerInfo, Token } from './token.ts';
import { equalBytes, hexInteger } from './values.ts';

const attributeV1 = '1.2.840.113549.1.9.16.2.12';
const attributeV2 = '1.2.840.113549.1.9.16.2.47';

/**
 * The certificate that the signed attributes name by its hash (RFC 5035, RFC 5816). Issuer and serial number are not
 * enough: serial numbers repeat in the wild, and they are not signed. Flaw `bad-attributes`, `no-signer`.
 */
export async function findSigner(subtle: Subtle, token: Token): Promise<Certificate> {
  const named = [...essIds(token.signer, attributeV1), ...essIds(token.signer, attributeV2)];
  if (named.length === 0) throw new Flaw('bad-attributes', 'signingCertificate');
  for (const der of token.certificates) {
    if (!(await fitsAll(subtle, der, named))) continue;
    const cert = readCertificate(der);
    if (!named.every((id) => fitsIssuer(id.issuerSerial, cert)) || !isSignerId(token.signer.id, cert))
      throw new Flaw('no-signer');
    return cert;
  }
  throw new Flaw('no-signer');
}

interface EssId {
  digest: 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';
  hash: Uint8Array;
  issuerSerial: Node | undefined;
}

/** SigningCertificate and SigningCertificateV2: the first id is the signer's. */
function essIds(signer: SignerInfo, type: string): EssId[] {
  const attributes = signer.attributes.filter((attribute) => attribute.type === type);
  if (attributes.length === 0) return [];
  const [value] = attributes[0]?.values ?? [];
  if (attributes.length > 1 || attributes[0]?.values.length !== 1 || value?.kind !== 'sequence')
    throw new Flaw('bad-attributes', 'signingCertificate');
  const first = new Fields(value, 'SigningCertificate').next('sequence').children[0];
  if (first?.kind !== 'sequence') throw new Flaw('bad-attributes', 'signingCertificate');
  const fields = new Fields(first, 'ESSCertID');
  const named = type === attributeV2 ? fields.maybe('sequence') : undefined;
  const otherwise = type === attributeV2 ? 'SHA-256' : 'SHA-1';
  const hash = fields.next('octets').content;
  const issuerSerial = fields.maybe('sequence');
  fields.end();
  return [{ digest: named ? digestByOid(algorithm(named).name) : otherwise, hash, issuerSerial }];
}

async function fitsAll(subtle: Subtle, der: Uint8Array, ids: readonly EssId[]): Promise<boolean> {
  for (const id of ids) if (!equalBytes(await digest(subtle, id.digest, der), id.hash)) return false;
  return true;
}

/** IssuerSerial ::= SEQUENCE { issuer GeneralNames, serialNumber }; the name is [4] directoryName. */
function fitsIssuer(issuerSerial: Node | undefined, cert: Certificate): boolean {
  if (!issuerSerial) return true;
  const fields = new Fields(issuerSerial, 'IssuerSerial');
  const name = only(only(fields.next('sequence'), '[4]', 'IssuerSerial'), 'sequence', 'IssuerSerial');
  const serial = hexInteger(fields.next('integer'));
  fields.end();
  return serial === cert.serial && equalBytes(name.raw, cert.issuer.raw);
}

function isSignerId(id: Node, cert: Certificate): boolean {
  if (id.kind === '[0] bytes') return !!cert.subjectKeyId && equalBytes(id.content, cert.subjectKeyId);
  const fields = new Fields(id, 'IssuerAndSerialNumber');
  const issuer = fields.next('sequence');
  const serial = hexInteger(fields.next('integer'));
  fields.end();
  return serial === cert.serial && equalBytes(issuer.raw, cert.issuer.raw);
}
