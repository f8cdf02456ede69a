import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '@redress/kernel';
import type { ReadPath } from './log-audit.ts';

const maxBytes = 64 * 1024 * 1024;

/** Reads a tlog-tiles site from a folder or an http(s) address. */
export function readSite(place: string): ReadPath {
  return /^https?:\/\//.test(place) ? fromUrl(place.replace(/\/+$/, '')) : fromFolder(place);
}

const absent = new Set(['ENOENT', 'ENOTDIR']);

const fromFolder =
  (folder: string): ReadPath =>
  async (path) => {
    try {
      return await readFile(join(folder, path));
    } catch (error) {
      if (absent.has((error as NodeJS.ErrnoException).code ?? '')) return undefined;
      throw cannotRead(`${folder}/${path}`, error);
    }
  };

const fromUrl =
  (prefix: string): ReadPath =>
  async (path) => {
    const url = `${prefix}/${path}`;
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(60_000) });
      if (response.status === 404 || response.status === 410) return undefined;
      // A web page stands where no file of a log does: whoever gives a server's address instead of its log's.
      if (response.headers.get('content-type')?.startsWith('text/html')) return undefined;
      if (!response.ok) throw new Error(`status ${response.status}`);
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (bytes.length > maxBytes) throw new Error('the answer is too large');
      return bytes;
    } catch (error) {
      throw cannotRead(url, error);
    }
  };

function cannotRead(place: string, error: unknown): Refusal {
  const why = error instanceof Error ? error.message : String(error);
  return new Refusal('not-readable', {
    zh: `无法读取 ${place}（${why}）`,
    en: `cannot read ${place}: ${why}`,
  });
}
