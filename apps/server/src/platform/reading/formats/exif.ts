import readExif from 'exif-reader';

const zonePattern = /^[+-](?:0\d|1[0-4]):[0-5]\d$/;

/**
 * The instant (RFC 3339 UTC) at which a camera or a phone wrote the picture: EXIF DateTimeOriginal with its offset.
 * Where the offset is missing, as in older phones, the clock is taken as Asia/Shanghai. Undefined when there is none.
 */
export function takenAt(exif: Buffer | undefined): string | undefined {
  if (!exif) return undefined;
  try {
    const { Photo, Image } = readExif(exif);
    const taken: unknown = Photo?.DateTimeOriginal ?? Photo?.DateTimeDigitized ?? Image?.DateTime;
    if (!(taken instanceof Date) || Number.isNaN(taken.getTime())) return undefined;
    const offset: unknown = Photo?.OffsetTimeOriginal ?? Photo?.OffsetTime;
    const zone = typeof offset === 'string' && zonePattern.test(offset.trim()) ? offset.trim() : '+08:00';
    // The library gives the clock's digits as if they were UTC.
    const ms = Date.parse(taken.toISOString().slice(0, 19) + zone);
    return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
  } catch {
    // A stranger's EXIF may be anything; the picture is read without it.
    return undefined;
  }
}
