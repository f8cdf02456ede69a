import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { type BundleSource, type Hasher, verifyBundle } from '@redress/bundle';
import type { FastifyRequest } from 'fastify';
import { newId } from '#platform/clock';
import { anyone, route, type Server } from '#platform/http';
import type { CasesDeps } from '../deps.ts';
import { bundleMissing, bundleTooLarge } from '../refusals.ts';

/** Checks a stranger's bundle. It is kept only as long as the check takes. */
export function verifyBundleRoute(app: Server, deps: CasesDeps): void {
  route(
    app,
    'verifyBundle',
    async ({ request, language }) => {
      const path = join(deps.blobs.workFolder, newId('check'));
      try {
        const { maxUploadBytes } = app.redress;
        await pipeline(
          await uploadOf(request),
          limit(maxUploadBytes),
          createWriteStream(path, { flags: 'wx', mode: 0o600 }),
        );
        return await check(path, language);
      } finally {
        await rm(path, { force: true });
      }
    },
    { guard: anyone },
  );
}

async function uploadOf(request: FastifyRequest): Promise<Readable> {
  const stream = request.isMultipart()
    ? (await request.file())?.file
    : (request.body as Readable | undefined);
  if (!stream) throw bundleMissing();
  return stream;
}

const limit = (maxBytes: number) =>
  async function* limited(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let bytes = 0;
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw bundleTooLarge();
      yield chunk;
    }
  };

const hasher: Hasher = {
  sha256: () => createHash('sha256'),
  sm3: () => createHash('sm3'),
  crc32: (bytes, previous) => crc32(bytes, previous),
};

async function check(path: string, language: 'zh' | 'en') {
  const file = await open(path, 'r');
  try {
    const source: BundleSource = {
      size: (await file.stat()).size,
      async read(offset, length) {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
        return buffer.subarray(0, bytesRead);
      },
    };
    return await verifyBundle(source, { hasher, language });
  } finally {
    await file.close();
  }
}
