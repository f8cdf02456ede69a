import type { sourcesEndpoints, tradeEndpoints } from '@redress/contract';
import type { EndpointDetails } from './openapi-details.ts';

const event = {
  spec: 'redress.event/1',
  id: 'evt_0f3d6a5c9b8e7f1a2b3c4d5e6f708192',
  type: 'order.created',
  order_ref: '20261101123456789',
  occurred_at: '2026-11-01T12:12:03+08:00',
  data: { title: '星河战纪点卡 100元面值', qty: 1, amount_minor: 9800, currency: 'CNY' },
};
const accepted = {
  id: event.id,
  created: true,
  sha256: 'a6f1c6f0d5b6f7c8192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f80',
  receivedAt: '2026-11-01T04:12:04.120Z',
  sealId: 'tev_5m1r0k3w8c6y2v9t4h7p0xzq',
  signature: 'valid',
  backfilled: false,
  known: true,
  warnings: [],
};
const publicKey = 'whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=';
const signed = ['headers-missing', 'timestamp-off', 'signature-missing', 'bad-signature'];
const source = ['source-not-found', 'source-closed'];
const load = ['ingest-busy', 'log-busy'];

/** What shapes alone do not say of what shops call. */
export const tradeDetails = {
  sendEvent: {
    limited: true,
    problems: [...signed, ...source, ...load, 'event-unfit', 'event-conflict', 'key-not-proved'],
    request: event,
    response: accepted,
  },
  sendEvents: {
    limited: true,
    problems: [...source, ...load, 'batch-unfit'],
    request: [
      {
        headers: {
          'webhook-id': event.id,
          'webhook-timestamp': '1793506324',
          'webhook-signature': 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4= v1a,…',
        },
        body: JSON.stringify(event),
      },
    ],
    response: { results: [{ id: event.id, status: 202, accepted }] },
  },
  eventReceipt: { limited: true, problems: [...signed, ...source, 'event-not-found'] },
  listSources: {},
  createSource: {
    repeatable: true,
    problems: ['key-unusable'],
    request: { name: '极速点卡', software: 'dujiaoka', publicKey },
  },
  changeSource: { problems: source, request: { name: '极速点卡（新）' } },
  rotateSourceSecret: { repeatable: true, problems: source, request: { overlapHours: 24 } },
  addSourceKey: {
    repeatable: true,
    problems: [...source, 'key-unusable', 'key-known', 'too-many-keys'],
    request: { publicKey },
  },
  endSourceKey: { problems: [...source, 'key-not-found'] },
  sourceHealth: { problems: ['source-not-found'] },
  sourceArrival: { problems: ['source-not-found'] },
  listSourceEvents: { problems: ['source-not-found', 'bad-fields'] },
  sourceEventReceipt: { problems: ['source-not-found', 'event-not-found'] },
} satisfies Record<keyof typeof tradeEndpoints | keyof typeof sourcesEndpoints, EndpointDetails>;
