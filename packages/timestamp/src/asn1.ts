import { Flaw } from './reasons.ts';

/** One element of DER (X.690); `raw` is exactly as a stranger wrote it, since that is what gets hashed. */
export interface Node {
  /** A name of the table below; `[n]` for a context tag around elements, `[n] bytes` for one around bytes. */
  kind: string;
  raw: Uint8Array;
  /** What follows tag and length. */
  content: Uint8Array;
  children: readonly Node[];
}

const kinds: Readonly<Record<number, string>> = {
  1: 'boolean',
  2: 'integer',
  3: 'bits',
  4: 'octets',
  5: 'null',
  6: 'oid',
  12: 'utf8',
  19: 'printable',
  20: 'teletex',
  22: 'ia5',
  23: 'utc-time',
  24: 'time',
  30: 'utf16',
  48: 'sequence',
  49: 'set',
};
const constructedBit = 0x20;
const contextClass = 0x80;
/** Tokens are about ten levels deep and have some hundred elements. */
const maxDepth = 32;
const maxNodes = 20_000;

/** Parses exactly one element and nothing after it. Flaw `unreadable`, naming `what`. */
export function parse(bytes: Uint8Array, what: string): Node {
  const reader = { what, nodes: 0 };
  const node = readNode(bytes, reader, 0);
  if (node.raw.length !== bytes.length) throw new Flaw('unreadable', what);
  return node;
}

interface Reader {
  what: string;
  nodes: number;
}

/** The element that the bytes begin with. */
function readNode(bytes: Uint8Array, reader: Reader, depth: number): Node {
  const [tag = 0] = bytes;
  const { start, length } = readLength(bytes, reader);
  // Tags above 30 would go on in further bytes; nothing here has any.
  if ((tag & 31) === 31 || length > bytes.length - start || depth > maxDepth || ++reader.nodes > maxNodes)
    throw new Flaw('unreadable', reader.what);
  const content = bytes.subarray(start, start + length);
  const children: Node[] = [];
  for (let at = 0; tag & constructedBit && at < length; ) {
    const child = readNode(content.subarray(at), reader, depth + 1);
    children.push(child);
    at += child.raw.length;
  }
  return { kind: kindOf(tag), raw: bytes.subarray(0, start + length), content, children };
}

/** Definite and as short as can be: DER has one form for each length, and RFC 3161 §3 wants DER. */
function readLength(bytes: Uint8Array, { what }: Reader): { start: number; length: number } {
  const first = bytes[1] ?? 0xff;
  if (first < 0x80) return { start: 2, length: first };
  const count = first - 0x80;
  const start = 2 + count;
  if (count === 0 || count > 3 || start > bytes.length) throw new Flaw('unreadable', what);
  const length = bytes.subarray(2, start).reduce((sum, byte) => sum * 256 + byte, 0);
  if (length < 0x80 || bytes[2] === 0) throw new Flaw('unreadable', what);
  return { start, length };
}

function kindOf(tag: number): string {
  if ((tag & 0xc0) !== contextClass) return kinds[tag] ?? 'unknown';
  return tag & constructedBit ? `[${tag & 31}]` : `[${tag & 31}] bytes`;
}

/** Reads the elements of a SEQUENCE in their order; each absence is a flaw that names the structure. */
export class Fields {
  readonly #nodes: readonly Node[];
  readonly #what: string;
  #at = 0;

  constructor(node: Node, what: string) {
    if (node.kind !== 'sequence') throw new Flaw('unreadable', what);
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
  const [inside] = node.children;
  if (node.children.length !== 1 || inside?.kind !== kind) throw new Flaw('unreadable', what);
  return inside;
}

/** All elements of a SEQUENCE, each of this kind. */
export function all(node: Node, kind: string, what: string): readonly Node[] {
  if (node.kind !== 'sequence' || node.children.some((child) => child.kind !== kind))
    throw new Flaw('unreadable', what);
  return node.children;
}
