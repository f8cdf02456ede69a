export interface Answered {
  status: number;
  headers: Headers;
  body: string;
}

const timeoutMs = 15_000;
const maxBytes = 256 * 1024;

/** A request to a rail; text instead of an answer says why there is none. */
export async function ask(url: string, init: RequestInit, waitMs = timeoutMs): Promise<Answered | string> {
  try {
    const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(waitMs) });
    const body = await response.text();
    if (body.length > maxBytes) return 'answer-too-long';
    return { status: response.status, headers: response.headers, body };
  } catch (error) {
    return (error as Error).name === 'TimeoutError' ? 'no-answer-in-time' : 'not-reached';
  }
}

export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
