import type { Socket } from 'node:net';
import { type Language, ownProblem } from './problems.ts';

const codes: Record<string, string> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
  HPE_HEADER_OVERFLOW: 'headers-too-large',
};

/** What is no HTTP, or comes too slowly, meets no route: it is answered on the bare socket, which then closes. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) {
    // Nothing of the request was understood, its language neither.
    const language: Language = 'zh';
    const found = ownProblem(codes[error.code ?? ''] ?? 'bad-request', language);
    const body = Buffer.from(JSON.stringify(found));
    const head = [
      `HTTP/1.1 ${found.status} ${found.status === 408 ? 'Request Timeout' : 'Bad Request'}`,
      'Content-Type: application/problem+json; charset=utf-8',
      'Content-Language: zh-CN',
      `Content-Length: ${body.length}`,
      'Connection: close',
    ];
    socket.write(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]));
  }
  socket.destroy(error);
}
