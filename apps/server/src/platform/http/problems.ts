import { type Problem, problem } from '@redress/contract';
import { Refusal } from '@redress/kernel';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Server } from './server.ts';
import { BadFields, fieldErrors } from './zod-errors.ts';

export type Language = 'zh' | 'en';

/** Chinese unless the visitor's first preference is English. */
export function languageOf(request: FastifyRequest): Language {
  return /^\s*en\b/i.test(String(request.headers['accept-language'] ?? '')) ? 'en' : 'zh';
}

interface ProblemText {
  status: number;
  zh: string;
  en: string;
}

/** Problems that the HTTP layer itself answers; rooms declare theirs with `declareProblems`. */
const own: Record<string, ProblemText> = {
  'bad-request': { status: 400, zh: '请求格式不正确', en: 'The request is malformed' },
  'bad-fields': { status: 400, zh: '有字段填写不正确', en: 'Some fields are not valid' },
  'not-found': { status: 404, zh: '没有找到', en: 'Not found' },
  'too-large': { status: 413, zh: '内容过大', en: 'The content is too large' },
  'unsupported-media-type': { status: 415, zh: '不支持的内容类型', en: 'Unsupported media type' },
  'too-many-requests': {
    status: 429,
    zh: '请求过于频繁,请稍后再试',
    en: 'Too many requests: try again later',
  },
  'cross-site': { status: 403, zh: '不接受其他网站发起的请求', en: 'Requests from other sites are refused' },
  'idempotency-key-reused': {
    status: 422,
    zh: '同一 Idempotency-Key 用于不同的请求',
    en: 'The Idempotency-Key was used for another request',
  },
  'idempotency-key-unusable': {
    status: 400,
    zh: 'Idempotency-Key 应为 32 至 200 个字符',
    en: 'An Idempotency-Key has 32 to 200 characters',
  },
  'idempotency-in-progress': {
    status: 409,
    zh: '相同请求正在处理',
    en: 'The same request is being processed',
  },
  'not-ready': { status: 503, zh: '服务暂时无法写入', en: 'The service cannot write now' },
  'internal-error': { status: 500, zh: '服务器出错了,请稍后再试', en: 'The server failed: try again later' },
};

/** Status of each refusal code a room may answer with; an undeclared refusal is a 422. */
export function declareProblems(app: Server, statuses: Record<string, number>): void {
  for (const [code, status] of Object.entries(statuses)) app.redress.problemStatuses.set(code, status);
}

/** The refusal for a problem of this layer. */
export function httpRefusal(
  code: keyof typeof own & string,
  fields?: readonly { pointer: string; detail: string }[],
) {
  const { zh, en } = own[code] as ProblemText;
  return new Refusal(code, { zh, en }, fields);
}

/** Fastify's own refusals by their code. */
const fastifyCodes: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_REQ_FILE_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported-media-type',
  FST_ERR_NOT_FOUND: 'not-found',
};

/** Any error as a problem; a bug says nothing of its inside. */
export function problemOf(app: Server, error: unknown, language: Language): Problem {
  const refusal = asRefusal(error, language);
  const status = own[refusal.code]?.status ?? app.redress.problemStatuses.get(refusal.code) ?? 422;
  return {
    type: `/problems/${refusal.code}`,
    title: own[refusal.code]?.[language] ?? refusal.text[language],
    status,
    detail: refusal.text[language],
    ...(refusal.fields.length > 0 ? { errors: [...refusal.fields] } : {}),
  };
}

function asRefusal(error: unknown, language: Language): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof BadFields) {
    return httpRefusal('bad-fields', fieldErrors(error.issues, error.validationContext, language));
  }
  const { code, statusCode } = error as Partial<FastifyError>;
  const known = fastifyCodes[code ?? ''];
  if (known) return httpRefusal(known);
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return httpRefusal('bad-request');
  return httpRefusal('internal-error');
}

/** The one error mapper (RFC 9457). Bugs go to the log, refusals do not. */
export function handleErrors(app: Server): void {
  app.setErrorHandler((error, request, reply) => {
    const found = problemOf(app, error, languageOf(request));
    if (found.status >= 500)
      request.log.error({ err: error, route: request.routeOptions.url }, 'request failed');
    return sendProblem(reply, found, languageOf(request));
  });
}

export function sendProblem(reply: FastifyReply, found: Problem, language: Language): FastifyReply {
  if (found.status === 429) reply.header('retry-after', '60');
  return reply
    .code(found.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('content-language', language === 'zh' ? 'zh-CN' : 'en')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem.parse(found)));
}
