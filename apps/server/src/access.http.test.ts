import { type EndpointName, endpoints, permissions, roles } from '@redress/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Access, accessTable } from './access-table.ts';
import { memoryConfig } from './compose.ts';
import { may, type Standing } from './rooms/members/rules/policy.ts';
import { send, type TestApp, testApp } from './testing.ts';

const operatorKey = 'an-operator-key-of-32-characters';
/** What guards answer; every other answer comes from behind them. */
const refusals = [
  'no-session',
  'case-not-found',
  'no-operator',
  'org-not-found',
  'not-allowed',
  'key-refused',
];
/** They end the caller's own session: only called without one. */
const ending = new Set<EndpointName>(['closeSession', 'signOut']);

interface Caller {
  name: string;
  headers: Record<string, string>;
  /** The guard's refusal, or nothing where the caller passes. */
  refused(access: Access): string | undefined;
}

let app: TestApp;
let callers: Caller[];
let ids: Record<string, string>;

const isPermission = (access: Access) => (permissions as readonly string[]).includes(access);
const open = (access: Access) => access === 'anyone' || access === 'secret';
/** Refusals of who has none of what a route asks for. */
const stranger = (access: Access): string | undefined =>
  open(access) ? undefined : access === 'operator' ? 'no-operator' : 'no-session';
const acting = (who: Standing) => (access: Access) =>
  isPermission(access) && may(who, access as never)
    ? undefined
    : isPermission(access)
      ? 'not-allowed'
      : stranger(access);

beforeAll(async () => {
  const { http } = memoryConfig('.');
  app = await testApp({ config: { operatorKey, http: { ...http, rateFactor: 10_000 } } });
  const [org, elsewhere] = [await app.organisation(), await app.organisation()];
  const [buyer, otherBuyer] = [await app.buyer(), await app.buyer()];
  const newKey = async (scopes: string[]) => {
    const answer = await org.person.send('POST', `/api/organisations/${org.orgId}/keys`, {
      body: { name: 'k', scopes },
    });
    return { authorization: `Bearer ${answer.json().key}` };
  };
  const all = permissions.filter((one) => may({ kind: 'key', scopes: permissions }, one));
  ids = { caseId: buyer.caseId, orgId: org.orgId };
  const person = (rule: (access: Access) => string | undefined) => (access: Access) =>
    access === 'person' ? undefined : rule(access);
  callers = [
    { name: 'anonymous', headers: {}, refused: stranger },
    {
      name: 'buyer of this case',
      headers: { authorization: `Bearer ${buyer.token}` },
      refused: (access) => (access === 'buyer' ? undefined : stranger(access)),
    },
    {
      name: 'buyer of another case',
      headers: { authorization: `Bearer ${otherBuyer.token}` },
      refused: (access) => (access === 'buyer' ? 'case-not-found' : stranger(access)),
    },
    {
      name: 'owner of another organisation',
      headers: { cookie: elsewhere.person.cookie },
      refused: person((access) => (isPermission(access) ? 'org-not-found' : stranger(access))),
    },
    {
      name: 'key with every scope',
      headers: await newKey(all),
      refused: acting({ kind: 'key', scopes: all }),
    },
    {
      name: 'key with one scope',
      headers: await newKey(['org.read']),
      refused: acting({ kind: 'key', scopes: ['org.read'] }),
    },
    {
      name: 'operator',
      headers: { authorization: `Bearer ${operatorKey}` },
      refused: (access) => (access === 'operator' ? undefined : stranger(access)),
    },
  ];
  for (const role of roles) {
    const member = role === 'owner' ? org.person : await org.member(role);
    const refused = person(acting({ kind: 'member', role }));
    callers.push({ name: role, headers: { cookie: member.cookie }, refused });
  }
}, 240_000);
afterAll(() => app.close());

const names = () => Object.keys(endpoints) as EndpointName[];

test('every route of the contract has a row, and every other one is listed here and open to all', () => {
  expect(names().filter((name) => !accessTable[name])).toEqual([]);
  const ours = new Set(names().map((name) => `${endpoints[name].method} ${endpoints[name].path}`));
  const registered = [...app.http.redress.methods].flatMap(([path, methods]) =>
    [...methods].map((method) => `${method} ${path}`),
  );
  const others = registered.filter((one) => !ours.has(one) && !/^(HEAD|OPTIONS) /.test(one)).toSorted();
  expect(others).toMatchInlineSnapshot(`
    [
      "GET /api/openapi.json",
      "GET /healthz",
      "GET /log/:shard/checkpoint",
      "GET /log/:shard/final",
      "GET /log/:shard/policy",
      "GET /log/:shard/status",
      "GET /log/:shard/tile/*",
      "GET /log/:shard/vkey",
      "GET /log/:shard/vkeys",
      "GET /readyz",
    ]
  `);
});

test('each route answers each caller as the table says, before it reads anything of the request', async () => {
  const wrong: string[] = [];
  // What erases the case comes last.
  const order = names().toSorted((a, b) => Number(a === 'eraseCase') - Number(b === 'eraseCase'));
  for (const name of order) {
    for (const caller of callers) {
      if (ending.has(name) && caller.name !== 'anonymous') continue;
      const access = accessTable[name] as Access;
      const { status, code } = await answerTo(name, caller);
      // None of these callers holds the secret of a claim.
      if (access === 'claim') {
        if (![401, 403, 404].includes(status)) wrong.push(`${name} (claim), ${caller.name}: ${status}`);
        continue;
      }
      const expected = caller.refused(access);
      if (code !== expected)
        wrong.push(`${name} (${access}), ${caller.name}: ${code ?? 'passes'}, not ${expected ?? 'passes'}`);
    }
  }
  expect(wrong).toEqual([]);
}, 600_000);

/** Status, and the code where a guard refused. */
async function answerTo(name: EndpointName, caller: Caller): Promise<{ status: number; code?: string }> {
  const { method, path } = endpoints[name];
  const url = path.replace(/:([a-zA-Z]+)/g, (_, param: string) => ids[param] ?? 'none');
  const body = method === 'GET' || method === 'DELETE' ? {} : { body: {} };
  const answer = await send(app, method, url, { headers: caller.headers, ...body });
  const status = answer.statusCode;
  if (status < 400 || !answer.headers['content-type']?.toString().includes('problem')) return { status };
  const code = answer.json().type.split('/').at(-1) as string;
  return refusals.includes(code) ? { status, code } : { status };
}
