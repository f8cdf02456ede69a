/** A spreadsheet would run a cell that begins so as a formula. */
const formula = /^[=+\-@\t\r＝＋－＠]/;

/** Lines of comma-separated text with Windows line ends; no cell is a formula. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');

function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = formula.test(value) && !/^-?\d+\.\d\d$/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
