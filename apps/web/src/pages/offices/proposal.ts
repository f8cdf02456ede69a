export type Drafted = Readonly<Record<string, string>>;
const lists = new Set(['domains', 'aliases', 'categories']);

/** Fields as a form shows them. */
export const draftOf = (fields: readonly string[], before: Readonly<Record<string, unknown>>): Drafted =>
  Object.fromEntries(
    fields.map((field) => {
      const value = before[field];
      return [field, Array.isArray(value) ? value.join('、') : String(value ?? '')];
    }),
  );

/** What differs from before: an emptied field is taken away, an empty one that was empty is left out. */
export function changeOf(draft: Drafted, before: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const was = draftOf(Object.keys(draft), before);
  const change: Record<string, unknown> = {};
  for (const [field, text] of Object.entries(draft)) {
    const value = text.trim();
    if (value === was[field]) continue;
    if (value === '') change[field] = null;
    else change[field] = lists.has(field) ? value.split(/[、，,;；\s]+/).filter(Boolean) : value;
  }
  return change;
}
