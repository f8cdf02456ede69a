/** A recipient as it may be kept: enough for the two sides to know which, not enough for others. */
export function maskRecipient(given: string): string {
  const text = given.trim();
  if (text.includes('*')) return text;
  const mail = /^([^@\s]+)@([^@\s]+)$/.exec(text);
  if (mail) return `${[...(mail[1] as string)][0]}***@${mail[2]}`;
  const characters = [...text];
  if (/^\+?[\d -]{7,20}$/.test(text)) return `${text.slice(0, 3)}****${text.slice(-4)}`;
  if (characters.length <= 2) return `${characters[0] ?? ''}*`;
  return `${characters[0]}***${characters.at(-1)}`;
}
