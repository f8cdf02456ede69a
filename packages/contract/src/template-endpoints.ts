import { z } from 'zod';
import type { Endpoint } from './endpoints.ts';
import { documentNames } from './step-facts.ts';
import { bilingual, instant, text } from './vocabulary.ts';

/** `all` holds for every paper that has nothing of its own. */
export const templateName = z.enum(['all', ...documentNames]);
export type TemplateName = z.infer<typeof templateName>;

const oneLine = (maxChars: number) =>
  text(maxChars)
    .refine((s) => !/[\r\n\t]/.test(s), {
      message: 'must be one line',
      params: { zh: '只能写一行', en: 'must be one line' },
    })
    .optional();

/**
 * What whoever runs the server adds to a paper; the wording of the paper, its articles and demands come from the
 * program and are not changed here. An empty text adds nothing, also where `all` adds something.
 */
export const addition = z.strictObject({
  /** A paragraph before the text, such as who helped to write it. */
  preamble: oneLine(300),
  /** A further postal address for written answers; printed in letters that ask for one. */
  answerTo: oneLine(200),
  /** Small print on every page, after ours. */
  footer: oneLine(60),
});
export type Addition = z.infer<typeof addition>;

/** Who changes it, as a name or office for the history; the key alone names nobody. */
const by = text(60).refine((s) => s.trim().length > 1, {
  message: 'must name somebody',
  params: { zh: '请写明修改人', en: 'must name somebody' },
});

const version = z.object({
  revision: z.int().nonnegative(),
  addition,
  by: z.string(),
  at: instant,
  /** Index in the log once sealed. */
  logIndex: z.int().optional(),
});
export const templateLine = z.object({
  name: templateName,
  title: bilingual,
  /** 0: nothing was ever added. */
  revision: z.int().nonnegative(),
  addition,
  by: z.string().optional(),
  at: instant.optional(),
});
export const templateView = templateLine.extend({
  /** What a paper prints: its own additions, else those of `all`. */
  inForce: addition,
  /** Every version, newest first. */
  history: z.array(version),
});
export type TemplateView = z.infer<typeof templateView>;

const params = z.object({ name: templateName });
/** The revision that was seen: somebody else's change is not overwritten unread. */
const seen = { by, revision: z.int().nonnegative() };

/** What an operator adds to papers; every change is kept and sealed. */
export const templateEndpoints = {
  listTemplates: {
    method: 'GET',
    path: '/api/operator/templates',
    response: z.object({ templates: z.array(templateLine) }),
    status: 200,
  },
  getTemplate: {
    method: 'GET',
    path: '/api/operator/templates/:name',
    params,
    response: templateView,
    status: 200,
  },
  saveTemplate: {
    method: 'PUT',
    path: '/api/operator/templates/:name',
    params,
    body: z.strictObject({ addition, ...seen }),
    response: templateView,
    status: 200,
  },
  /** Takes an earlier version (or 0: nothing added) as a new one; nothing of the history is lost. */
  revertTemplate: {
    method: 'POST',
    path: '/api/operator/templates/:name/revert',
    params,
    body: z.strictObject({ to: z.int().nonnegative(), ...seen }),
    response: templateView,
    status: 200,
  },
  /** The paper of an invented case as PDF with these additions; nothing is kept. */
  previewTemplate: {
    method: 'POST',
    path: '/api/operator/templates/:name/preview',
    params,
    body: z.strictObject({ addition }),
    response: z.null(),
    status: 200,
    stream: 'down',
  },
} as const satisfies Record<string, Endpoint>;
