/** Money is an integer number of fen (1/100 CNY). */
export type Fen = number;

/** `98.00` from 9800; the sign stays in front. */
export function formatYuan(fen: Fen): string {
  const abs = Math.abs(fen);
  return `${fen < 0 ? '-' : ''}${Math.floor(abs / 100)}.${String(abs % 100).padStart(2, '0')}`;
}

/** Fen from `98`, `98.5`, `98.00`, `1,298.00`; undefined for anything else, so that nothing is guessed. */
export function parseYuan(text: string): Fen | undefined {
  const match = /^(\d{1,3}(?:,\d{3})+|\d{1,10})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match?.[1]) return undefined;
  return Number(match[1].replaceAll(',', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0') || 0);
}
