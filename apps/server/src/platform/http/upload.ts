import type { FastifyRequest } from 'fastify';
import { httpRefusal } from './problems.ts';

export interface Upload {
  /** As the sender called it; never believed. */
  filename: string;
  /**
   * The bytes of a stranger's file. Throws at the end where the form holds a second file, stops short or was cut at
   * the limit: what was read then is not the file.
   */
  content: AsyncIterable<Buffer>;
}

/** The one part `file` of a multipart form; undefined where there is none. Refusals: `one-file-only`, `too-large`. */
export async function openUpload(request: FastifyRequest): Promise<Upload | undefined> {
  if (!request.isMultipart()) return undefined;
  const parts = request.parts();
  for (let next = await parts.next(); !next.done; next = await parts.next()) {
    const part = next.value;
    if (part.type !== 'file') continue;
    if (part.fieldname !== 'file') {
      part.file.resume();
      return undefined;
    }
    return { filename: part.filename ?? '', content: whole(part.file, parts) };
  }
  return undefined;
}

async function* whole(
  file: AsyncIterable<Buffer> & { truncated: boolean },
  parts: AsyncIterator<{ type: string }>,
): AsyncGenerator<Buffer> {
  yield* file;
  // The form parser ends an over-long file quietly at its limit.
  if (file.truncated) throw httpRefusal('too-large');
  for (let next = await parts.next(); !next.done; next = await parts.next()) {
    if (next.value.type === 'file') throw httpRefusal('one-file-only');
  }
}
