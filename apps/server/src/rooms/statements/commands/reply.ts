import { checkStatement, redactText, type StatementFinding } from '@redress/law/publication';
import { newId } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { isReplyCode } from '../addresses.ts';
import { texts } from '../contents.ts';
import type { StatementsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { readPublicStatement } from '../queries/public-statement.ts';
import { badReplyCode, notPublished, replyRefused, tooManyReplies } from '../refusals.ts';
import { knownPersonal } from '../rules/known-personal.ts';
import * as store from '../store.ts';
import { openStatement } from './open-statement.ts';
import { recordEvents } from './record-events.ts';

const most = 20;

export interface KeptReply {
  text: string;
  receivedAt: string;
  findings: StatementFinding[];
}

/**
 * The other side's answer: shown beside the statement word for word, only persons are masked, by the same rule as in
 * the statement. Nobody chooses which replies are shown. Refusals: `bad-reply-code`, `statement-withdrawn` …
 */
export async function replyToStatement(
  deps: StatementsDeps,
  input: { slug: string; code: string; text: string },
): Promise<KeptReply> {
  const { row } = await readPublicStatement(deps, input.slug);
  const caseId = row.case_id;
  if (!isReplyCode(deps, caseId, input.code)) throw badReplyCode();
  const known = knownPersonal(await deps.cases.readCase(caseId));
  const { text, redactions } = redactText(input.text.trim(), known);
  if (text === '') throw replyRefused();
  const receivedAt = new Date(deps.clock.now());
  await inTransaction(deps.db, async (trx) => {
    const current = await openStatement(deps, trx, caseId);
    if (current.state !== 'published') throw notPublished();
    if ((await store.listReplies(trx, caseId)).length >= most) throw tooManyReplies();
    const id = newId('reply');
    await store.insertReply(trx, {
      id,
      case_id: caseId,
      received_at: receivedAt,
      contents: texts.seal(deps.blobs, current.vault, text),
    });
    const body = { replyId: id, characters: text.length, redactions: redactions.length };
    await recordEvents(deps, trx, [newEvent(caseId, receivedAt.getTime(), 'reply.received', body)]);
  });
  // Advice for whoever wrote it, nothing that would keep the reply from being shown.
  return { text, receivedAt: receivedAt.toISOString(), findings: checkStatement(text) };
}
