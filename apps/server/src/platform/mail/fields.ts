/** Header fields of one block, in order, unfolded; names in lower case. */
export type Fields = readonly { name: string; value: string }[];

const maxFields = 500;

/**
 * Reads `Name: value` lines with their continuations. Lines that are none are passed over: notices of strangers are often
 * slightly wrong and still say what happened.
 */
export function parseFields(block: string): Fields {
  const fields: { name: string; value: string }[] = [];
  for (const line of block.split(/\r?\n/)) {
    const last = fields.at(-1);
    if (/^[ \t]/.test(line) && last) {
      if (last.value.length < 10_000) last.value += ` ${line.trim()}`;
      continue;
    }
    const colon = line.indexOf(':');
    if (colon < 1 || fields.length >= maxFields) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (/^[!-9;-~]+$/.test(name)) fields.push({ name, value: line.slice(colon + 1).trim() });
  }
  return fields;
}

export const field = (fields: Fields, name: string): string | undefined =>
  fields.find((candidate) => candidate.name === name)?.value || undefined;

/** The value after `rfc822;` and the like, without a comment: `rfc822; a@b.example` gives `a@b.example`. */
export function typedValue(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const after = value.slice(value.indexOf(';') + 1).replace(/\([^()]*\)/g, '');
  return after.trim().replace(/^<|>$/g, '') || undefined;
}

/** All `<…>` of a Message-ID, In-Reply-To or References field; at most fifty. */
export function messageIds(value: string | undefined): string[] {
  return [...(value ?? '').matchAll(/<[^<>\s]{1,990}>/g)].slice(0, 50).map(([id]) => id);
}
