/** Names stay readable in every file manager: the longest part most systems take is 255 bytes. */
const maxNameBytes = 180;
const windowsDevice = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/**
 * A stranger's file name made safe to store, show and unpack on any system. Path, control, bidirectional and
 * invisible characters go (a right-to-left override turns `gpj.exe` into `exe.jpg` on screen), and so do names that
 * Windows treats as devices. Never empty.
 */
export function sanitizeFileName(declared: string): string {
  const last = declared.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const visible = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (visible === '') return 'item';
  const { stem, extension } = splitName(visible);
  const device = windowsDevice.test(stem.split('.')[0] ?? '') ? `_${stem}` : stem;
  return fit(device, extension);
}

/** `name`, or `name (2)`, `name (3)` …: the first that none of `taken` equals, even where case does not count. */
export function uniqueFileName(name: string, taken: readonly string[]): string {
  const folded = new Set(taken.map((other) => other.toLowerCase()));
  if (!folded.has(name.toLowerCase())) return name;
  const { stem, extension } = splitName(name);
  for (let n = 2; ; n++) {
    const candidate = fit(stem, ` (${n})${extension}`);
    if (!folded.has(candidate.toLowerCase())) return candidate;
  }
}

/** An extension is at most ten letters or digits; anything longer belongs to the name. */
function splitName(name: string): { stem: string; extension: string } {
  const match = /^(.*)(\.[a-z0-9]{1,10})$/is.exec(name);
  return match ? { stem: match[1] ?? '', extension: match[2] ?? '' } : { stem: name, extension: '' };
}

function fit(stem: string, tail: string): string {
  let points = [...stem];
  while (points.length > 1 && utf8Bytes(points.join('') + tail) > maxNameBytes) points = points.slice(0, -1);
  return points.join('').trimEnd() + tail;
}

/** Length in UTF-8, counted here because rules know no platform, not even TextEncoder. */
function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const point of text) {
    const code = point.codePointAt(0) as number;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
