import { buffer } from 'node:stream/consumers';
import { inTransaction } from '#platform/database';
import { route, type Server } from '#platform/http';
import { changeStep } from '../commands/change-step.ts';
import { openStep } from '../commands/open-step.ts';
import { recordStepEvent } from '../commands/record-step-event.ts';
import { cancelStep, releaseStep } from '../commands/release-step.ts';
import type { CasesDeps } from '../deps.ts';
import { loadCase } from '../queries/load-case.ts';
import { readStep } from '../queries/read-path.ts';
import { badStepEvent, letterNotFound, proofNotFound } from '../refusals.ts';
import { checkHappening } from '../rules/check-happening.ts';
import { findStep, listStepLetters } from '../store-steps.ts';

/** Opening, correcting, releasing and taking back a step, and what happened in it. */
export function stepRoutes(app: Server, deps: CasesDeps): void {
  const options = { guard: deps.members.ownsCase };
  route(
    app,
    'openStep',
    async ({ params: { caseId }, body }) => {
      const { channelId: channel, addressee } = body;
      return readStep(deps, caseId, await openStep(deps, { caseId, channel, addressee }));
    },
    options,
  );
  route(
    app,
    'changeStep',
    async ({ params, body }) => {
      await changeStep(deps, { ...params, ...body });
      return readStep(deps, params.caseId, params.stepId);
    },
    options,
  );
  route(
    app,
    'releaseStep',
    async ({ params, body }) => {
      await releaseStep(deps, { ...params, ...body });
      return readStep(deps, params.caseId, params.stepId);
    },
    options,
  );
  route(
    app,
    'cancelStep',
    async ({ params }) => {
      await cancelStep(deps, params);
      return readStep(deps, params.caseId, params.stepId);
    },
    options,
  );
  recordRoute(app, deps);
  letterRoute(app, deps);
}

/** What the buyer says happened: only what her channel knows, not of days to come, with a proof that is hers. */
function recordRoute(app: Server, deps: CasesDeps): void {
  route(
    app,
    'recordStepEvent',
    async ({ params: { caseId, stepId }, body, request }) => {
      const { proofItemId, at, ...said } = body;
      const nowMs = deps.clock.now();
      const atMs = at === undefined ? nowMs : Date.parse(at);
      if (proofItemId !== undefined) {
        const { items } = await deps.evidence.readEvidence({ caseId });
        if (!items.some(({ id }) => id === proofItemId)) throw proofNotFound();
      }
      const step = await findStep(deps.db, caseId, stepId);
      const wrong = step && checkHappening(step.channel, { ...said, atMs }, nowMs);
      if (wrong) throw badStepEvent(wrong);
      const key = request.headers['idempotency-key'];
      await inTransaction(deps.db, (trx) =>
        recordStepEvent(deps, trx, {
          ...{ caseId, stepId, ...said, atMs, proof: { itemId: proofItemId } },
          key: typeof key === 'string' ? `http:${key}` : undefined,
        }),
      );
      return readStep(deps, caseId, stepId);
    },
    { guard: deps.members.ownsCase },
  );
}

function letterRoute(app: Server, deps: CasesDeps): void {
  route(
    app,
    'stepLetter',
    async ({ params: { caseId, stepId, letterId }, reply }) => {
      const { row } = await loadCase(deps, caseId);
      const kept = await listStepLetters(deps.db, caseId, stepId);
      const letter = kept.find(({ letter_id }) => letter_id === letterId);
      if (!letter) throw letterNotFound();
      reply.headers({
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="${letter.name}.pdf"`,
      });
      return await buffer(deps.blobs.get(row.vault, letter.blob));
    },
    { guard: deps.members.ownsCase },
  );
}
