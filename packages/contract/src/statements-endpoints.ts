import { z } from 'zod';
import { rectangle, statementChange, statementFinding, statementView } from './statement-view.ts';
import { instant, text } from './vocabulary.ts';

const caseParams = z.object({ caseId: text(60) });
const pictureParams = caseParams.extend({ pictureId: text(60) });
const publicParams = z.object({ slug: text(60) });

/** The public statement of a case, its public page and the other side's right of reply. */
export const statementsEndpoints = {
  getStatement: {
    method: 'GET',
    path: '/api/cases/:caseId/statement',
    params: caseParams,
    response: statementView,
    status: 200,
  },
  changeStatement: {
    method: 'PATCH',
    path: '/api/cases/:caseId/statement',
    params: caseParams,
    body: statementChange,
    response: statementView,
    status: 200,
  },
  addStatementPicture: {
    method: 'POST',
    path: '/api/cases/:caseId/statement/pictures',
    params: caseParams,
    body: z.strictObject({ itemId: text(60) }),
    response: statementView,
    status: 201,
  },
  changeStatementPicture: {
    method: 'PATCH',
    path: '/api/cases/:caseId/statement/pictures/:pictureId',
    params: pictureParams,
    body: z.strictObject({ chosen: z.array(rectangle).max(40) }),
    response: statementView,
    status: 200,
  },
  removeStatementPicture: {
    method: 'DELETE',
    path: '/api/cases/:caseId/statement/pictures/:pictureId',
    params: pictureParams,
    response: z.null(),
    status: 204,
  },
  statementPicture: {
    method: 'GET',
    path: '/api/cases/:caseId/statement/pictures/:pictureId/content',
    params: pictureParams,
    response: z.null(),
    status: 200,
    stream: 'down',
  },
  publishStatement: {
    method: 'POST',
    path: '/api/cases/:caseId/statement/publication',
    params: caseParams,
    /** `preview` is what the author saw and agreed to: it must still be what would be published. */
    body: z.strictObject({ preview: text(40_000), agreed: z.literal(true) }),
    response: statementView,
    status: 200,
  },
  unpublishStatement: {
    method: 'DELETE',
    path: '/api/cases/:caseId/statement/publication',
    params: caseParams,
    response: statementView,
    status: 200,
  },
  checkStatement: {
    method: 'POST',
    path: '/api/statement-checks',
    body: z.strictObject({ text: text(100_000) }),
    response: z.object({ ok: z.boolean(), findings: z.array(statementFinding) }),
    status: 200,
  },
  replyToStatement: {
    method: 'POST',
    path: '/api/statements/:slug/replies',
    params: publicParams,
    body: z.strictObject({ code: text(60), text: text(5000) }),
    response: z.object({ text: z.string(), receivedAt: instant, findings: z.array(statementFinding) }),
    status: 201,
  },
  statementPage: {
    method: 'GET',
    path: '/s/:slug',
    params: publicParams,
    response: z.null(),
    status: 200,
    stream: 'down',
  },
  statementFile: {
    method: 'GET',
    path: '/s/:slug/statement.json',
    params: publicParams,
    response: z.null(),
    status: 200,
    stream: 'down',
  },
  publishedPicture: {
    method: 'GET',
    path: '/s/:slug/pictures/:exhibit',
    params: publicParams.extend({ exhibit: z.coerce.number().int().positive() }),
    response: z.null(),
    status: 200,
    stream: 'down',
  },
  statementStyle: {
    method: 'GET',
    path: '/s/style.css',
    response: z.null(),
    status: 200,
    stream: 'down',
  },
} as const;
