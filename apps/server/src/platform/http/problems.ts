import { type Problem, problem } from '@redress/contract';
import { type BadField, Refusal } from '@redress/kernel';
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
  'form-broken': {
    status: 400,
    zh: '上传的表单不完整或格式不正确，请重试',
    en: 'The form is incomplete or malformed: try again',
  },
  'one-file-only': {
    status: 400,
    zh: '一次只能上传一个文件，请逐个上传',
    en: 'One file per request: send them one after the other',
  },
  'method-not-allowed': {
    status: 405,
    zh: '这个地址不支持该请求方法',
    en: 'This address does not answer that method',
  },
  'request-timeout': {
    status: 408,
    zh: '上传太慢或已中断，请重试',
    en: 'The request came too slowly or stopped: try again',
  },
  'headers-too-large': {
    status: 431,
    zh: '请求头过大',
    en: 'The request headers are too large',
  },
  'too-large': { status: 413, zh: '内容过大', en: 'The content is too large' },
  'unsupported-media-type': { status: 415, zh: '不支持的内容类型', en: 'Unsupported media type' },
  'too-many-requests': {
    status: 429,
    zh: '请求过于频繁，请稍后再试',
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
    zh: 'Idempotency-Key 应为 8 至 255 个字符，建议使用 UUID',
    en: 'An Idempotency-Key has 8 to 255 characters; a UUID is best',
  },
  'idempotency-in-progress': {
    status: 409,
    zh: '相同请求正在处理',
    en: 'The same request is being processed',
  },
  'not-ready': { status: 503, zh: '服务暂时无法写入', en: 'The service cannot write now' },
  'internal-error': { status: 500, zh: '服务器出错了，请稍后再试', en: 'The server failed: try again later' },
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

/** Over a rate limit: `retryAfterS` is when to come again, in seconds. */
export class TooManyRequests extends Refusal {
  readonly retryAfterS: number;
  constructor(retryAfterS: number) {
    const { zh, en } = own['too-many-requests'] as ProblemText;
    super('too-many-requests', { zh, en });
    this.retryAfterS = retryAfterS;
  }
}

/** The status that a code is answered with: this layer's, a room's, else 422. */
export const statusOf = (app: Server, code: string): number =>
  own[code]?.status ?? app.redress.problemStatuses.get(code) ?? 422;

/** A problem of this layer where there is no server yet to ask. */
export function ownProblem(code: keyof typeof own & string, language: Language): Problem {
  const text = own[code] as ProblemText;
  return { type: `/problems/${code}`, title: text[language], status: text.status, detail: text[language] };
}

/** Fastify's own refusals by their code. */
const fastifyCodes: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_REQ_FILE_TOO_LARGE: 'too-large',
  FST_PARTS_LIMIT: 'too-large',
  FST_FIELDS_LIMIT: 'too-large',
  FST_FILES_LIMIT: 'one-file-only',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported-media-type',
  FST_ERR_NOT_FOUND: 'not-found',
};

/** Any error as a problem; a bug says nothing of its inside. */
export function problemOf(app: Server, error: unknown, language: Language): Problem {
  const refusal = asRefusal(error, language);
  return {
    type: `/problems/${refusal.code}`,
    title: own[refusal.code]?.[language] ?? refusal.text[language],
    status: statusOf(app, refusal.code),
    detail: refusal.text[language],
    ...(refusal.fields.length > 0 ? { errors: refusal.fields.map((field) => fieldIn(field, language)) } : {}),
  };
}

const fieldIn = ({ pointer, detail, zh }: BadField, language: Language) => ({
  pointer,
  detail: language === 'zh' ? (zh ?? detail) : detail,
});

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

/** The visitor went away in the middle of the body: neither a bug nor anything that could be answered. */
const hungUp = ({ raw }: FastifyRequest, error: unknown): boolean =>
  raw.destroyed &&
  !raw.complete &&
  /ECONNRESET|PREMATURE_CLOSE/.test((error as { code?: string }).code ?? '');

/** The one error mapper (RFC 9457). Bugs go to the log, refusals do not. */
export function handleErrors(app: Server): void {
  app.setErrorHandler((error, request, reply) => {
    const said = hungUp(request, error) ? httpRefusal('request-timeout') : error;
    const found = problemOf(app, said, languageOf(request));
    if (found.status >= 500)
      request.log.error({ err: error, route: request.routeOptions.url }, 'request failed');
    if (error instanceof TooManyRequests) reply.header('retry-after', String(error.retryAfterS));
    return sendProblem(reply, found, languageOf(request));
  });
}

export function sendProblem(reply: FastifyReply, found: Problem, language: Language): FastifyReply {
  if (found.status === 503) reply.header('retry-after', '5');
  return reply
    .code(found.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('content-language', language === 'zh' ? 'zh-CN' : 'en')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem.parse(found)));
}
