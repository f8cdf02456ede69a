import { all, Fields, type Node } from './asn1.ts';
import { Flaw } from './reasons.ts';
import { integer, text } from './values.ts';

/** PKIFailureInfo (RFC 3161 §2.4.2). */
const failures: Readonly<Record<number, string>> = {
  0: 'badAlg',
  2: 'badRequest',
  5: 'badDataFormat',
  14: 'timeNotAvailable',
  15: 'unacceptedPolicy',
  16: 'unacceptedExtension',
  17: 'addInfoNotAvailable',
  25: 'systemFailure',
};
const statuses = [
  'granted',
  'grantedWithMods',
  'rejection',
  'waiting',
  'revocationWarning',
  'revocationNotification',
];

/** PKIStatusInfo: passes for granted (0) and grantedWithMods (1), else flaw `rejected` with what the authority said. */
export function readStatus(node: Node): void {
  const fields = new Fields(node, 'PKIStatusInfo');
  const status = Number(integer(fields.next('integer')));
  const words = fields.maybe('sequence');
  const bits = fields.maybe('bits');
  fields.end();
  const said = words ? all(words, 'utf8', 'PKIFreeText').map(text) : [];
  if (status === 0 || status === 1) return;
  const failed = Object.entries(failures).flatMap(([bit, name]) => (isSet(bits, Number(bit)) ? [name] : []));
  // A stranger's words: shortened, and left to whoever shows them to make them harmless.
  const parts = [
    statuses[status] ?? `PKIStatus ${status}`,
    ...failed,
    ...said.map((word) => word.slice(0, 200)),
  ];
  throw new Flaw('rejected', parts.slice(0, 8).join(', '));
}

const isSet = (bits: Node | undefined, bit: number): boolean =>
  ((bits?.content[1 + (bit >> 3)] ?? 0) & (128 >> (bit & 7))) !== 0;
