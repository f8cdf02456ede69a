import type { MultipartFile, MultipartValue } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { httpRefusal } from './problems.ts';
import type { Server } from './server.ts';

export interface Upload {
  /** As the sender called it; never believed. */
  filename: string;
  /**
   * The bytes of a stranger's file. Throws at the end where the form holds a second file, stops short or was cut at
   * the limit: what was read then is not the file.
   */
  content: AsyncIterable<Buffer>;
}

type Parts = AsyncIterator<MultipartFile | MultipartValue>;

/**
 * The one part `file` of a multipart form; undefined where there is none.
 * Refusals: `form-broken`, `one-file-only`, `too-large`.
 */
export async function openUpload(request: FastifyRequest): Promise<Upload | undefined> {
  if (!request.isMultipart()) return undefined;
  const parts: Parts = request.parts();
  const part = await nextFile(parts);
  if (part?.fieldname === 'file') return { filename: part.filename ?? '', content: whole(part.file, parts) };
  part?.file.resume();
  return undefined;
}

async function* whole(file: MultipartFile['file'], parts: Parts): AsyncGenerator<Buffer> {
  try {
    yield* file;
  } catch (error) {
    throw asRefusal(error);
  }
  // The form parser ends an over-long file quietly at its limit.
  if (file.truncated) throw httpRefusal('too-large');
  if (await nextFile(parts)) throw httpRefusal('one-file-only');
}

/** Other fields mean nothing to us, but may not be longer than the parser's limit. */
async function nextFile(parts: Parts): Promise<MultipartFile | undefined> {
  for (;;) {
    const { value: part, done } = await parts.next().catch((error) => {
      throw asRefusal(error);
    });
    if (done) return undefined;
    if (part.type === 'file') return part;
    if (part.valueTruncated) throw httpRefusal('too-large');
  }
}

/** The form parser has no codes for what strangers send it. */
const asRefusal = (error: unknown): unknown =>
  error instanceof Error && !('code' in error) && /multipart|boundary/i.test(error.message)
    ? httpRefusal('form-broken')
    : error;

/** A body that was refused half-way is read to its end: on a kept connection the next request stands behind it. */
export function drainRefused(app: Server): void {
  app.addHook('onResponse', async ({ raw }) => {
    if (!raw.readableEnded) raw.unpipe().resume();
  });
}
