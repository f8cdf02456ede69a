import { fromBER } from 'asn1js';
import { Flaw } from './reasons.ts';

/** One element of BER (X.690); `raw` is exactly as a stranger wrote it, since that is what gets hashed. */
export interface Node {
  kind: string;
  raw: Uint8Array;
  /** What follows tag and length. */
  content: Uint8Array;
  children: readonly Node[];
}

/** The part of asn1js's objects that is read here. */
interface Block {
  idBlock: { tagClass: number; tagNumber: number; isConstructed: boolean; blockLength: number };
  lenBlock: { blockLength: number };
  valueBlock: { value?: unknown };
  valueBeforeDecodeView: Uint8Array;
  error: string;
}

const universal: Readonly<Record<number, string>> = {
  1: 'boolean',
  2: 'integer',
  3: 'bits',
  4: 'octets',
  5: 'null',
  6: 'oid',
  12: 'utf8',
  16: 'sequence',
  17: 'set',
  19: 'printable',
  20: 'teletex',
  22: 'ia5',
  23: 'utc-time',
  24: 'time',
  28: 'utf32',
  30: 'utf16',
};
const constructed = new Set(['sequence', 'set']);
/** Far above any real token: about 150 levels and elements would be a large one. */
const limits = { maxDepth: 40, maxNodes: 10_000, parseEmbedded: false, copyInput: false };

/** Parses exactly one element and nothing after it. Flaw `unreadable`. */
export function parse(bytes: Uint8Array, what: string): Node {
  // asn1js reads the views it gets by their own buffer; its fast path wants a plain Uint8Array, not a Buffer.
  const input = new Uint8Array(bytes);
  const { offset, result } = fromBER(input, limits);
  if (offset !== input.length || result.error) throw new Flaw('unreadable', what);
  return toNode(result as unknown as Block);
}

function toNode(block: Block): Node {
  const { idBlock, lenBlock, valueBeforeDecodeView: raw } = block;
  const inside = block.valueBlock.value;
  return {
    kind: kindOf(idBlock),
    raw,
    content: raw.subarray(idBlock.blockLength + lenBlock.blockLength),
    children:
      idBlock.isConstructed && Array.isArray(inside) ? inside.map((child) => toNode(child as Block)) : [],
  };
}

function kindOf({ tagClass, tagNumber, isConstructed }: Block['idBlock']): string {
  if (tagClass === 3) return `[${tagNumber}]`;
  const name = tagClass === 1 ? universal[tagNumber] : undefined;
  // Only octets may come in pieces; whoever cuts other strings into pieces is up to no good.
  const fits = name === 'octets' || constructed.has(name ?? '') === isConstructed;
  return name && fits ? name : 'unknown';
}

/** Reads the elements of a SEQUENCE in their order; each absence is a flaw that names the structure. */
export class Fields {
  readonly #nodes: readonly Node[];
  readonly #what: string;
  #at = 0;

  constructor(node: Node, what: string) {
    this.#nodes = node.children;
    this.#what = what;
  }

  /** The next element when it is of this kind. */
  maybe(kind: string): Node | undefined {
    const node = this.#nodes[this.#at];
    if (node?.kind !== kind) return undefined;
    this.#at++;
    return node;
  }

  next(kind: string): Node {
    const node = this.maybe(kind);
    if (!node) throw new Flaw('unreadable', this.#what);
    return node;
  }

  end(): void {
    if (this.#at !== this.#nodes.length) throw new Flaw('unreadable', this.#what);
  }
}

/** The only element inside, of this kind. */
export function only(node: Node, kind: string, what: string): Node {
  const fields = new Fields(node, what);
  const inside = fields.next(kind);
  fields.end();
  return inside;
}

/** All elements inside, each of this kind. */
export function all(node: Node, kind: string, what: string): readonly Node[] {
  if (node.children.some((child) => child.kind !== kind)) throw new Flaw('unreadable', what);
  return node.children;
}
