import { createSign } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a provider behaves on the next request; `fine` otherwise. */
export type Mood =
  | 'fine'
  | 'slow'
  | 'poor'
  | 'forged'
  | 'strange'
  | 'broken'
  | 'wrong-payee'
  | 'gone-after-taking'
  | 'hang-before-taking';

/** A provider on a real socket: it checks our signature as documented, pays each number once, and signs its answers. */
export interface Provider<O> {
  options: O;
  /** What was paid, by our number. */
  paid: Map<string, number>;
  /** Names that it could read. */
  names: string[];
  /** How often it was asked to pay. */
  asked: number;
  next: Mood;
  /** Payments that were taken and not yet made. */
  finish(outcome: 'SUCCESS' | 'FAIL'): void;
  notice(number: string): { headers: Record<string, string>; body: string };
  close(): Promise<void>;
}

export const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
export const close = (server: Server) => {
  server.closeAllConnections();
  return new Promise<void>((done) => server.close(() => done()));
};
export const sign = (text: string, key: string) => createSign('RSA-SHA256').update(text).sign(key, 'base64');

export interface Bill {
  amountFen: number;
  state: 'SUCCESS' | 'FAIL' | 'DEALING';
}

export function settle(
  bills: Map<string, Bill>,
  { paid }: Provider<unknown>,
  outcome: 'SUCCESS' | 'FAIL',
): void {
  for (const [number, bill] of bills) {
    if (bill.state !== 'DEALING') continue;
    bill.state = outcome;
    if (outcome === 'SUCCESS') paid.set(number, (paid.get(number) ?? 0) + bill.amountFen);
  }
}
