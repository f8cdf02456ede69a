import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ClaimRecord } from '#rooms/claims';
import type { OversightDeps } from '../deps.ts';
import type { Period } from '../rules/period.ts';
import type { Steps } from '../rules/steps.ts';
import { findTemplates, type Template, type WrittenAnswer } from '../rules/template-replies.ts';

/** Each is less than a millisecond. */
const stepsATurn = 8;

/** What stands in several answers to these claims of a period; found once for as long as the answers are the same. */
export async function templatesOf(
  { templates }: Pick<OversightDeps, 'templates'>,
  { platformId, from, to }: { platformId: string } & Period,
  claims: readonly ClaimRecord[],
): Promise<readonly Template[]> {
  const answers = claims.flatMap(({ answer, claimId, merchantId = '', note, papers }): WrittenAnswer[] =>
    answer ? [{ claimId, merchantId, note, papers }] : [],
  );
  const key = `${platformId}:${from}:${to}`;
  const stamp = createHash('sha256').update(JSON.stringify(answers)).digest('hex');
  return templates.of(key, stamp, () => inTurns(findTemplates(answers)));
}

/** Lets others run: thousands of long answers take seconds. */
async function inTurns<T>(steps: Steps<T>): Promise<T> {
  for (let taken = 1; ; taken++) {
    const { done, value } = steps.next();
    if (done) return value;
    if (taken % stepsATurn === 0) await nextTurn();
  }
}
