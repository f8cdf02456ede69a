import type { Envelope } from './listener.ts';

/**
 * What a receiving server puts before a message (RFC 5321 §4.4): the envelope's sender, and who brought it when. A
 * stranger's words are cut to what a header may hold.
 */
export function traceOf(
  envelope: Envelope,
  { name, protocol, atMs }: { name: string; protocol: 'smtp' | 'lmtp'; atMs: number },
): string {
  const helo = envelope.helo.replace(/[^A-Za-z0-9.:[\]_-]/g, '').slice(0, 255) || 'unknown';
  const from = envelope.from.replace(/[^\x21-\x7e\u0080-\uffff]|[<>]/g, '').slice(0, 320);
  const kind = protocol === 'lmtp' ? 'LMTP' : 'ESMTP';
  const date = new Date(atMs).toUTCString().replace('GMT', '+0000');
  return (
    `Return-Path: <${from}>\r\n` +
    `Received: from ${helo} ([${envelope.ip}])\r\n\tby ${name} with ${kind}${envelope.encrypted ? 'S' : ''};\r\n\t${date}\r\n`
  );
}

/** The message as it came, after our own four lines of trace. */
export function withoutTrace(bytes: Uint8Array): Uint8Array {
  let at = 0;
  for (let line = 0; line < 4; line++) at = bytes.indexOf(10, at) + 1;
  return bytes.subarray(at);
}
