import { endpoints } from '@redress/contract';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send, type TestApp, testApp } from './testing.ts';

// biome-ignore lint/suspicious/noExplicitAny: a stranger's view of the document, read as JSON
let document: any;
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  document = (await send(app, 'GET', '/api/openapi.json')).json();
});
afterAll(() => app.close());

const operations = () =>
  // biome-ignore lint/suspicious/noExplicitAny: see above
  Object.entries<any>(document.paths).flatMap(([path, item]) =>
    // biome-ignore lint/suspicious/noExplicitAny: see above
    Object.entries<any>(item).map(([method, operation]) => ({ at: `${method} ${path}`, ...operation })),
  );

describe('/api/openapi.json', () => {
  test('is valid OpenAPI 3.1, and every reference in it leads somewhere', async () => {
    const validator = new Validator();
    const result = await validator.validate(structuredClone(document));
    expect(result.errors ?? []).toEqual([]);
    expect([result.valid, validator.version]).toEqual([true, '3.1']);
    const names = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((m) => m[1]);
    expect(names.filter((name) => !document.components.schemas[name as string])).toEqual([]);
  });

  test('names shapes as the project does, and none twice', () => {
    const names = Object.keys(document.components.schemas);
    expect(names).toEqual(expect.arrayContaining(['CaseView', 'Item', 'Facts', 'Finding', 'Problem']));
    expect(names.filter((name) => !/^[A-Z][A-Za-z]+$/.test(name) || /Input|__|\d/.test(name))).toEqual([]);
  });

  test('says of every operation what it does, who may call it and how it can refuse', () => {
    const tags = document.tags.map(({ name }: { name: string }) => name);
    for (const { at, summary, tags: own, security, responses } of operations()) {
      expect([at, typeof summary, tags.includes(own[0]), Array.isArray(security)]).toEqual([
        at,
        'string',
        true,
        true,
      ]);
      const refusals = Object.keys(responses).filter((status) => /^[45]\d\d$/.test(status));
      expect(refusals.length, at).toBeGreaterThan(0);
      for (const status of refusals)
        expect(responses[status].content['application/problem+json'].schema, at).toEqual({
          $ref: '#/components/schemas/Problem',
        });
    }
    const operation = document.paths['/api/cases/{caseId}'].get;
    expect(operation.security).toEqual([{ session: [] }, { bearer: [] }]);
  });

  test('each refusal stands under the status that the server gives it, so that all its codes are declared', () => {
    const { problemStatuses } = app.http.redress;
    for (const { at, responses } of operations()) {
      for (const [status, { description }] of Object.entries<{ description: string }>(responses)) {
        if (!/^[45]/.test(status)) continue;
        for (const [, code] of description.matchAll(/`([a-z-]+)`/g)) {
          const declared = problemStatuses.get(code as string);
          if (declared === undefined) expect(ownCodes, `${at} ${code}`).toContain(code);
          else expect(String(declared), `${at} ${code}`).toBe(status);
        }
      }
    }
  });

  test('an upload is a form with one file, a download says its types, an example fits its own schema', () => {
    const upload = document.paths['/api/cases/{caseId}/items'].post;
    expect(upload.requestBody.content['multipart/form-data'].schema).toMatchObject({
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' } },
    });
    expect(upload.parameters.map(({ name }: { name: string }) => name)).toContain('Idempotency-Key');
    expect(Object.keys(document.paths['/api/cases/{caseId}/bundle'].get.responses[200].content)).toEqual([
      'application/zip',
    ]);
    for (const { operationId, requestBody, responses } of operations()) {
      const { body, response, status } =
        (endpoints as unknown as Record<string, never>)[operationId] ?? ({} as never);
      const asked = requestBody?.content['application/json']?.example;
      const answered = responses[status as string]?.content?.['application/json']?.example;
      // biome-ignore lint/suspicious/noExplicitAny: shapes of the contract
      if (asked) expect(() => (body as any).parse(asked), operationId).not.toThrow();
      // biome-ignore lint/suspicious/noExplicitAny: shapes of the contract
      if (answered) expect(() => (response as any).parse(answered), operationId).not.toThrow();
    }
  });
});

/** Refusals of the HTTP layer itself. */
const ownCodes = [
  'bad-request',
  'bad-fields',
  'too-large',
  'unsupported-media-type',
  'cross-site',
  'idempotency-key-unusable',
  'idempotency-key-reused',
  'idempotency-in-progress',
  'too-many-requests',
  'one-file-only',
  'form-broken',
  'request-timeout',
  'not-ready',
  'internal-error',
];
