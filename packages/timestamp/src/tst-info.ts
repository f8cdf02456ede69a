import { algorithm } from './algorithms.ts';
import { Fields, type Node } from './asn1.ts';
import { Flaw } from './reasons.ts';
import { hexInteger, integer, oid, timeMs } from './values.ts';

/** What the authority signs (RFC 3161 §2.4.2). */
export interface TstInfo {
  policy: string;
  imprint: { algorithm: string; hash: Uint8Array };
  serial: string;
  atMs: number;
  accuracyMs?: number;
  nonce?: bigint;
}

export const sha256Oid = '2.16.840.1.101.3.4.2.1';

/** Flaw `not-a-stamp`, `unreadable`. */
export function readTstInfo(node: Node): TstInfo {
  if (node.kind !== 'sequence') throw new Flaw('not-a-stamp', 'TSTInfo');
  const fields = new Fields(node, 'TSTInfo');
  if (integer(fields.next('integer')) !== 1n) throw new Flaw('not-a-stamp', 'TSTInfo.version');
  const policy = oid(fields.next('oid'));
  const imprint = readImprint(fields.next('sequence'));
  const serial = hexInteger(fields.next('integer'));
  const atMs = timeMs(fields.next('time'));
  const accuracy = fields.maybe('sequence');
  fields.maybe('boolean');
  const nonce = fields.maybe('integer');
  fields.maybe('[0]');
  const extensions = fields.maybe('[1]');
  fields.end();
  if (extensions) refuseCritical(extensions);
  return {
    policy,
    imprint,
    serial,
    atMs,
    ...(accuracy ? { accuracyMs: readAccuracy(accuracy) } : {}),
    ...(nonce ? { nonce: integer(nonce) } : {}),
  };
}

function readImprint(node: Node): TstInfo['imprint'] {
  const fields = new Fields(node, 'MessageImprint');
  const { name } = algorithm(fields.next('sequence'));
  const hash = fields.next('octets').content;
  fields.end();
  return { algorithm: name, hash };
}

/** Seconds, thousandths and millionths, each optional. */
function readAccuracy(node: Node): number {
  const fields = new Fields(node, 'Accuracy');
  const [seconds, millis, micros] = ['integer', '[0] bytes', '[1] bytes'].map((kind) => {
    const part = fields.maybe(kind);
    return part ? Number(integer(part)) : 0;
  }) as [number, number, number];
  fields.end();
  return seconds * 1000 + millis + micros / 1000;
}

/** No extension of tokens is known here: one that must not be ignored spoils the token. */
function refuseCritical(extensions: Node): void {
  for (const extension of extensions.children) {
    const fields = new Fields(extension, 'Extension');
    const name = oid(fields.next('oid'));
    if (fields.maybe('boolean')?.content[0]) throw new Flaw('not-a-stamp', `TSTInfo, ${name}`);
  }
}
