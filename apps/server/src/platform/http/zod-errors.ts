import { issueText } from '@redress/contract';
import { type $ZodIssue, type $ZodType, safeParse } from 'zod/v4/core';
import type { Language } from './problems.ts';

/** What a request that does not fit its schema ends in; Fastify adds the part of the request. */
export class BadFields extends Error {
  readonly issues: readonly $ZodIssue[];
  declare validationContext?: string;
  constructor(issues: readonly $ZodIssue[]) {
    super('bad fields');
    this.name = 'BadFields';
    this.issues = issues;
  }
}

/** Fastify's validator over zod; keeps zod's own issues, whose paths the usual adapter flattens. */
export function compileValidator({ schema }: { schema: unknown }) {
  return (data: unknown) => {
    const result = safeParse(schema as $ZodType, data, { reportInput: true });
    return result.success ? { value: result.data } : { error: new BadFields(result.error.issues) };
  };
}

/** One line per bad field: a JSON pointer (RFC 6901) into the body; `/query/…` and `/params/…` outside of it. */
export function fieldErrors(issues: readonly $ZodIssue[], context: string | undefined, language: Language) {
  return issues.flatMap((issue) =>
    unrecognised(issue).map((path) => ({
      pointer: pointerOf(path, context),
      detail: issueText(issue)[language],
    })),
  );
}

/** An unknown key is reported where it stands and not on its parent. */
function unrecognised(issue: $ZodIssue): PropertyKey[][] {
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
}

function pointerOf(path: readonly PropertyKey[], context: string | undefined): string {
  const prefix = context === 'querystring' ? ['query'] : context === 'params' ? ['params'] : [];
  return [...prefix, ...path]
    .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
