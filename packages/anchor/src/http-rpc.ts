import { toBase64 } from '@redress/kernel';

/** One JSON-RPC call; throws when the node cannot be reached or answers with an error. */
export type Rpc = (method: string, params: readonly unknown[]) => Promise<unknown>;

/** As much of `fetch` as is needed; the caller brings it, so that this package does no I/O of its own. */
export type Fetch = (
  url: string,
  init: { method: 'POST'; headers: Record<string, string>; body: string; signal: AbortSignal },
) => Promise<{ ok: boolean; status: number; text(): Promise<string> }>;

const maxChars = 4_000_000;

/** JSON-RPC 2.0 over HTTP. What it throws says why in one line and never repeats the address, which may hold a key. */
export function httpRpc(url: string, fetch: Fetch, timeoutMs = 10_000): Rpc {
  const { address, headers } = withoutPassword(url);
  return async (method, params) => {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((error: Error & { cause?: { code?: string } }) => {
      throw new Error(`the node does not answer (${error.cause?.code ?? error.name})`);
    });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const answer = parse(await response.text());
    if (answer?.error)
      throw new Error(`${method}: ${String((answer.error as { message?: unknown }).message).slice(0, 200)}`);
    if (answer?.result === undefined) throw new Error(`${method}: no JSON-RPC answer`);
    return answer.result;
  };
}

/** `fetch` takes no address with a user and password; a header carries them (RFC 7617). */
function withoutPassword(url: string): { address: string; headers: Record<string, string> } {
  if (!URL.canParse(url)) return { address: url, headers: {} };
  const parsed = new URL(url);
  if (parsed.username === '' && parsed.password === '') return { address: url, headers: {} };
  const pair = `${decoded(parsed.username)}:${decoded(parsed.password)}`;
  parsed.username = '';
  parsed.password = '';
  return {
    address: parsed.href,
    headers: { authorization: `Basic ${toBase64(new TextEncoder().encode(pair))}` },
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a % that encodes nothing
  }
}

function parse(text: string): { result?: unknown; error?: unknown } | undefined {
  try {
    return text.length > maxChars ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
