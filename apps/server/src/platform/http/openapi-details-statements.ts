import type { statementsEndpoints } from '@redress/contract';
import type { EndpointDetails } from './openapi-details.ts';

/** What shapes alone do not say of the endpoints of public statements. */
export const statementDetails = {
  getStatement: {},
  changeStatement: {
    problems: ['statement-not-found'],
    request: { consents: ['amount', 'times'], sentences: [{ id: 'payment', omitted: false }] },
  },
  addStatementPicture: {
    problems: ['statement-not-found', 'picture-not-found', 'not-a-picture', 'too-many-pictures'],
    request: { itemId: 'item_5m1r0k3w8c6y2v9t4h7p0xzq' },
  },
  changeStatementPicture: {
    problems: ['statement-not-found', 'picture-not-found'],
    request: { chosen: [[0.1, 0.2, 0.3, 0.05]] },
  },
  removeStatementPicture: { problems: ['statement-not-found', 'picture-not-found'] },
  statementPicture: { problems: ['picture-not-found', 'picture-not-ready'], download: ['image/webp'] },
  publishStatement: {
    problems: ['statement-closed', 'statement-changed', 'statement-not-found', 'picture-not-ready'],
    request: { preview: '关于一笔虚拟商品交易的情况说明\n…', agreed: true },
  },
  unpublishStatement: { problems: ['not-published', 'statement-not-found'] },
  checkStatement: {
    limited: true,
    request: { text: '本人支付98元，至今未收到商品，也未收到退款。' },
    response: { ok: true, findings: [] },
  },
  replyToStatement: {
    limited: true,
    problems: [
      'statement-not-found',
      'statement-withdrawn',
      'not-published',
      'bad-reply-code',
      'reply-refused',
      'too-many-replies',
    ],
    request: { code: '7KQ2-M9XD-4T8N-R5CV', text: '我司已于11月20日退款。' },
    response: { text: '我司已于11月20日退款。', receivedAt: '2026-11-21T02:00:00Z', findings: [] },
  },
  statementPage: {
    limited: true,
    problems: ['statement-not-found', 'statement-withdrawn'],
    download: ['text/html'],
  },
  statementFile: {
    limited: true,
    problems: ['statement-not-found', 'statement-withdrawn'],
    download: ['application/json'],
  },
  publishedPicture: {
    limited: true,
    problems: ['bad-fields', 'statement-not-found', 'statement-withdrawn', 'picture-not-found'],
    download: ['image/webp'],
  },
  statementStyle: { limited: true, download: ['text/css'] },
} satisfies Record<keyof typeof statementsEndpoints, EndpointDetails>;
