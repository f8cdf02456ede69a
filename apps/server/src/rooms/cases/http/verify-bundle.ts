import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { type BundleSource, type Hasher, verifyBundle } from '@redress/bundle';
import type { FastifyRequest } from 'fastify';
import { newId } from '#platform/clock';
import { anyone, openUpload, rateLimited, route, type Server } from '#platform/http';
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
        const bytes = upload(request, app.redress.maxUploadBytes);
        await pipeline(bytes, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
        return await check(path, language);
      } finally {
        await rm(path, { force: true });
      }
    },
    { guard: rateLimited(app, 120, anyone) },
  );
}

/** The body, or the one file of a form, never more than `maxBytes`. */
async function* upload(request: FastifyRequest, maxBytes: number): AsyncGenerator<Buffer> {
  const raw = request.isMultipart() ? undefined : (request.body as AsyncIterable<Buffer> | undefined);
  const stream = raw ?? (await openUpload(request))?.content;
  if (!stream) throw bundleMissing();
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw bundleTooLarge();
    yield chunk;
  }
}

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
