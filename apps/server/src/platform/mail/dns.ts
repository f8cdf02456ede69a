import { Resolver } from 'node:dns/promises';

/** Answers a DNS question as `dns.promises.resolve` does; throws with `code` ENOTFOUND where there is nothing. */
export type Resolve = (name: string, type: string) => Promise<string[][] | string[]>;

const lookupTimeoutMs = 4_000;

/** Asks the system's name servers, or these (`192.0.2.1`, `192.0.2.1:53`). */
export function createResolve(servers: readonly string[] = []): Resolve {
  const resolver = new Resolver({ timeout: lookupTimeoutMs, tries: 2 });
  if (servers.length > 0) resolver.setServers([...servers]);
  return async (name, type) => (await resolver.resolve(name, type)) as string[][] | string[];
}

/** Answers from a table, for keys that were written down: `{"s1._domainkey.example.com": "v=DKIM1; …"}`. */
export function resolveFrom(table: Readonly<Record<string, string>>): Resolve {
  const records = new Map(Object.entries(table).map(([name, value]) => [name.toLowerCase(), value]));
  return async (name, type) => {
    const value = type === 'TXT' ? records.get(name.toLowerCase().replace(/\.$/, '')) : undefined;
    if (value === undefined) throw Object.assign(new Error('not in the table'), { code: 'ENOTFOUND' });
    return [[value]];
  };
}

/**
 * One message may ask only so much: a stranger can name a hundred domains. Beyond the number every answer is a
 * temporary failure. Equal questions are asked once.
 */
export function limited(resolve: Resolve, maxLookups = 40): Resolve {
  const asked = new Map<string, ReturnType<Resolve>>();
  return (name, type) => {
    const key = `${type} ${name.toLowerCase()}`;
    const known = asked.get(key);
    if (known) return known;
    if (asked.size >= maxLookups)
      return Promise.reject(Object.assign(new Error('too many look-ups'), { code: 'ETIMEOUT' }));
    const answer = resolve(name, type);
    asked.set(key, answer);
    return answer;
  };
}
