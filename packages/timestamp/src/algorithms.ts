import { Fields, type Node, only } from './asn1.ts';
import { Flaw } from './reasons.ts';
import { integer, oid } from './values.ts';

export type Digest = 'SHA-256' | 'SHA-384' | 'SHA-512';

/** How a signature is made; `digest` is absent where the algorithm fixes it (Ed25519). */
export type Scheme =
  | { kind: 'rsa'; digest: Digest }
  | { kind: 'rsa-pss'; digest: Digest; saltLength: number }
  | { kind: 'ecdsa'; digest: Digest }
  | { kind: 'ed25519' };

const digests: Readonly<Record<string, Digest>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};
export const sha1Oid = '1.3.14.3.2.26';

const fixed: Readonly<Record<string, Scheme>> = {
  '1.2.840.113549.1.1.11': { kind: 'rsa', digest: 'SHA-256' },
  '1.2.840.113549.1.1.12': { kind: 'rsa', digest: 'SHA-384' },
  '1.2.840.113549.1.1.13': { kind: 'rsa', digest: 'SHA-512' },
  '1.2.840.10045.4.3.2': { kind: 'ecdsa', digest: 'SHA-256' },
  '1.2.840.10045.4.3.3': { kind: 'ecdsa', digest: 'SHA-384' },
  '1.2.840.10045.4.3.4': { kind: 'ecdsa', digest: 'SHA-512' },
  '1.3.101.112': { kind: 'ed25519' },
};
const weak: Readonly<Record<string, string>> = {
  [sha1Oid]: 'SHA-1',
  '1.2.840.113549.2.5': 'MD5',
  '1.2.840.113549.1.1.4': 'MD5 + RSA',
  '1.2.840.113549.1.1.5': 'SHA-1 + RSA',
  '1.2.840.10045.4.1': 'SHA-1 + ECDSA',
};
const rsaOid = '1.2.840.113549.1.1.1';
const pssOid = '1.2.840.113549.1.1.10';
const mgf1Oid = '1.2.840.113549.1.1.8';

/** AlgorithmIdentifier as its name and its parameters. */
export function algorithm(node: Node): { name: string; parameters?: Node } {
  const fields = new Fields(node, 'AlgorithmIdentifier');
  const name = oid(fields.next('oid'));
  const parameters = node.children[1];
  if (node.children.length > 2) throw new Flaw('unreadable', 'AlgorithmIdentifier');
  return parameters ? { name, parameters } : { name };
}

/** Parameters that say nothing: absent, or NULL. */
function withoutParameters(node: Node): string {
  const { name, parameters } = algorithm(node);
  if (parameters && (parameters.kind !== 'null' || parameters.content.length > 0))
    throw new Flaw('unreadable', 'AlgorithmIdentifier');
  return name;
}

const refuse = (name: string): never => {
  const weakness = weak[name];
  throw weakness ? new Flaw('weak-algorithm', weakness) : new Flaw('unknown-algorithm', name);
};

export function digestOf(node: Node): Digest {
  const name = withoutParameters(node);
  return digests[name] ?? refuse(name);
}

/** The hash of a certificate in ESSCertID may be SHA-1: the certificate is also held by its chain (RFC 5035 §2). */
export const digestByOid = (name: string): Digest | 'SHA-1' =>
  name === sha1Oid ? 'SHA-1' : (digests[name] ?? refuse(name));

/** `digest` is that of the SignerInfo, which plain `rsaEncryption` leaves to it (RFC 5652 §10.1.2). */
export function schemeOf(node: Node, digest?: Digest): Scheme {
  const { name, parameters } = algorithm(node);
  if (name === pssOid) return pssOf(parameters);
  withoutParameters(node);
  const scheme =
    name === rsaOid && digest ? ({ kind: 'rsa', digest } as const) : (fixed[name] ?? refuse(name));
  if (digest && 'digest' in scheme && scheme.digest !== digest)
    throw new Flaw('unreadable', 'digestAlgorithm');
  return scheme;
}

/** RSASSA-PSS-params (RFC 4055 §3.1); what is left out means SHA-1. */
function pssOf(parameters: Node | undefined): Scheme {
  if (parameters?.kind !== 'sequence') throw new Flaw('weak-algorithm', 'SHA-1 + RSASSA-PSS');
  const fields = new Fields(parameters, 'RSASSA-PSS');
  const hash = fields.maybe('[0]');
  const mask = fields.maybe('[1]');
  const salt = fields.maybe('[2]');
  fields.end();
  if (!hash || !mask) throw new Flaw('weak-algorithm', 'SHA-1 + RSASSA-PSS');
  const digest = digestOf(only(hash, 'sequence', 'RSASSA-PSS'));
  const generator = algorithm(only(mask, 'sequence', 'RSASSA-PSS'));
  if (generator.name !== mgf1Oid || !generator.parameters || digestOf(generator.parameters) !== digest)
    throw new Flaw('unknown-algorithm', 'RSASSA-PSS');
  const saltLength = salt ? Number(integer(only(salt, 'integer', 'RSASSA-PSS'))) : 20;
  if (saltLength < 0 || saltLength > 512) throw new Flaw('unknown-algorithm', 'RSASSA-PSS');
  return { kind: 'rsa-pss', digest, saltLength };
}
