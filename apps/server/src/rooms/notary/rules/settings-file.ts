/** Fields of a JSON object from an operator's file; nothing is known of them yet. */
export type Fields = Record<string, unknown>;
/** Ends the reading: names the field and what it must be, never its value, which may be a password. */
export type Refuse = (field: string, zh: string, en: string) => never;

export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object that a settings file holds. */
export function objectOf(json: string, refuse: Refuse): Fields {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    // The parser's words would repeat a part of the file.
    refuse('the file', '不是 JSON', 'is not JSON');
  }
  return isObject(value) ? value : refuse('the file', '必须是 JSON 对象', 'must be a JSON object');
}

/** A mistyped name would else be ignored silently. */
export function refuseUnknown(
  fields: Fields,
  known: ReadonlySet<string>,
  path: string,
  refuse: Refuse,
): void {
  const unknown = Object.keys(fields).find((name) => !known.has(name));
  if (unknown !== undefined) refuse(`${path}${unknown}`, '不是可用的字段', 'is not a setting');
}

/** What is usual where the file says nothing; `null` says something, and is refused. */
export const given = (value: unknown, usual: unknown): unknown => (value === undefined ? usual : value);

/** A whole number from 1 to `most`. */
export function wholeNumber(value: unknown, most: number, field: string, refuse: Refuse): number {
  return Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= most
    ? (value as number)
    : refuse(field, `必须是 1 到 ${most} 的整数`, `must be a whole number from 1 to ${most}`);
}

/** Names of authorities and chains: they become file names and names of checks. */
export const nameRule = [
  /^[a-z0-9][a-z0-9-]{0,30}$/,
  '只能用小写字母、数字和连字符',
  'must be lower-case letters, digits and hyphens, at most 31',
] as const;
