/**
 * Shops keep wall-clock texts without a zone (`2026-11-01 12:00:00`). Which zone is the shop's setting, not the database's:
 * both write by PHP's zone, and a TIMESTAMP column gives back the same text to a session that has the same zone as the shop's.
 * So times are read as text, in the database's own session zone, and understood in the configured one.
 */
export function fromWall(text: string, zone: string): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})/.exec(text);
  if (!match || match[1] === '0000-00-00') return undefined;
  const asUtc = Date.parse(`${match[1]}T${match[2]}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  // Twice: the first guess may stand on the other side of a change of the clocks.
  const first = asUtc - offsetMs(asUtc, zone);
  return asUtc - offsetMs(first, zone);
}

/** `2026-11-01 12:00:00` as a clock on the wall of that zone shows it. */
export const toWall = (ms: number, zone: string): string =>
  new Date(Math.floor(ms / 1000) * 1000 + offsetMs(ms, zone)).toISOString().slice(0, 19).replace('T', ' ');

function offsetMs(ms: number, zone: string): number {
  const parts = Object.fromEntries(
    formatter(zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  );
  const shown = Date.parse(
    `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}Z`,
  );
  return shown - Math.floor(ms / 1000) * 1000;
}

const formatters = new Map<string, Intl.DateTimeFormat>();
function formatter(zone: string): Intl.DateTimeFormat {
  let known = formatters.get(zone);
  if (!known) {
    known = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(zone, known);
  }
  return known;
}

/** `12.30` as 1230; the shops keep DECIMAL(10,2), read as text so that no float comes between. */
export function fenOf(decimal: string): number {
  const match = /^(\d+)(?:\.(\d{1,2})\d*)?$/.exec(decimal);
  if (!match) throw new Error(`no amount: ${decimal}`);
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
