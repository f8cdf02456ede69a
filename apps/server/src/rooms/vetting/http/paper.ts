import type { FastifyReply } from 'fastify';
import type { OpenPaper } from '../commands/open-paper.ts';

/** Pictures are shown in place; a stranger's PDF is only bytes to save. Nothing of it runs, and no cache keeps it. */
export function givePaper(reply: FastifyReply, { file, mediaType, bytes, content }: OpenPaper) {
  const isPicture = mediaType.startsWith('image/');
  reply.headers({
    'content-type': isPicture ? mediaType : 'application/octet-stream',
    'content-length': bytes,
    'content-disposition': `attachment; filename="paper"; filename*=UTF-8''${encodeRfc5987(file)}`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  return content;
}

/** RFC 8187 ext-value: encodeURIComponent leaves four characters that it does not allow. */
const encodeRfc5987 = (text: string) =>
  encodeURIComponent(text).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
