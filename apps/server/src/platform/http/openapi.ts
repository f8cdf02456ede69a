import swagger from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { completeDocument } from './openapi-document.ts';
import { nameSchemas } from './openapi-names.ts';
import type { Server } from './server.ts';

const description = `Evidence, diagnosis and letters for cheated buyers of virtual goods.

A buyer needs no account: \`openCase\` answers with a receipt code (shown once) and a session token; the token goes into
\`Authorization: Bearer\` or into the cookie \`redress_session\`. Problems are RFC 9457 documents in the language of
\`Accept-Language\` (Chinese first). A POST with an \`Idempotency-Key\` can be repeated safely for 24 hours.`;

const tags = {
  cases: 'A case from its opening to its bundle',
  items: 'Pieces of evidence',
  path: 'Steps, what happened in them, deadlines, timeline and calendar of a case',
  letters: 'Letters ready to send',
  service: 'How letters reach their addressee, and what comes back',
  sessions: 'Opening a case again with its receipt code',
  people: 'Accounts of people and their sessions',
  organisations: 'Platforms and merchants with their members',
  standards: 'Delivery standards, published and signed',
  deliveries: 'Whether an order was delivered, and proofs without a connector',
  law: 'What needs no case: deadlines, diagnosis, questions',
  verification: 'Checking a bundle',
  vetting: 'Who an organisation is: papers, who looked at them, when and how',
  webhooks: 'Telling organisations what happens to their orders',
  sources: 'Shops of an organisation and how they report',
  events: 'What shops report of their orders (redress.event/1)',
  directory: 'Who is competent: divisions, offices, platforms, and their corrections',
  links: 'Cases that hang together: counts for all, contents between those who joined',
  log: 'The transparency log, for anybody',
  operation: 'For who runs the server',
  claims: 'A buyer’s claim that an order did not come or does not work',
  answers: 'The other side of a claim: by the link of its notice, or for an organisation',
  statements: 'Public statements, redacted and checked; the other side replies',
  integrators: 'What the owner of a shop downloads and reads to join; open to anybody',
  oversight: 'What a platform sees of its merchants and of itself, and shows to a regulator',
  deposits: 'Money that stands behind merchants: top-ups, holds, payouts, files for the bank',
};

/** OpenAPI 3.1 at `/api/openapi.json`, made from the same schemas that check requests and answers. */
export async function addOpenApi(app: Server): Promise<void> {
  nameSchemas();
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Redress 昭证 API', version: '0.1.0', description, license: { name: 'Apache-2.0' } },
      servers: [{ url: '/' }],
      tags: Object.entries(tags).map(([name, about]) => ({ name, description: about })),
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'redress_session' },
          bearer: { type: 'http', scheme: 'bearer' },
          operator: { type: 'http', scheme: 'bearer', description: 'The operator’s key' },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: (document) =>
      completeDocument(app, jsonSchemaTransformObject(document) as never) as never,
  });
  app.get(
    '/api/openapi.json',
    { schema: { hide: true, response: { 200: z.any() } } },
    async (_request, reply) => reply.header('cache-control', 'no-cache').send(app.swagger()),
  );
}
