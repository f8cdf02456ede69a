import type { CaseView, StepView } from '@redress/contract';
import type { CasesDeps } from '../deps.ts';
import { stepNotFound } from '../refusals.ts';
import type { LetterKind } from '../rules/letters/index.ts';
import { actsNext } from '../rules/lifecycle/acts-next.ts';
import { allows, statusAt } from '../rules/lifecycle/case-lifecycle.ts';
import { actorTitles, statusTitles, taskOf } from '../rules/path-words.ts';
import { listDeadlines } from '../store-deadlines.ts';
import { type LoadedCase, loadCase } from './load-case.ts';
import { deadlineView, readSteps } from './read-steps.ts';
import { readTimeline } from './read-timeline.ts';
import { type Lacks, lacksOf } from './step-letters.ts';

type PathView = Pick<
  CaseView,
  'status' | 'steps' | 'path' | 'timeline' | 'deadlines' | 'can' | 'hasContact'
> &
  Pick<
    CaseView,
    'statusTitle' | 'statusTask' | 'statusSince' | 'actsNext' | 'actsNextTitle' | 'by' | 'byProvisional'
  >;

/** Where the case stands, who acts next and by when, its steps, deadlines and all that happened. */
export async function readPath(
  deps: CasesDeps,
  loaded: LoadedCase,
  lacks: (name: LetterKind) => Lacks,
): Promise<PathView> {
  const { row, nowMs } = loaded;
  const deadlines = await listDeadlines(deps.db, row.id);
  const steps = await readSteps(deps, loaded, deadlines, lacks);
  const recorded = row.status === 'open' && loaded.items.length > 0 ? 'collect' : row.status;
  const clocks = deadlines.map(({ state, party, due_at }) => ({ state, party, dueAtMs: due_at?.getTime() }));
  const status = statusAt(recorded, clocks, nowMs);
  const open = deadlines.filter(
    ({ state, due_at }) => state === 'open' && !(due_at && due_at.getTime() <= nowMs),
  );
  const out = steps
    .filter(({ state, byHand }) => state === 'out' && !byHand)
    .map(({ channelId }) => channelId);
  const next = actsNext(
    status,
    open.map(({ party, due_day }) => ({ party, due: due_day ?? undefined })),
    out,
  );
  const views = deadlines.map((one) => deadlineView(one, loaded));
  const mark = views.find(({ due, boundParty }) => due === next.by && boundParty === next.who)?.provisional;
  return {
    status,
    statusTitle: statusTitles[status],
    statusTask: taskOf(
      status,
      steps.some(({ byHand }) => byHand !== undefined),
    ),
    statusSince: (row.status_at ?? row.opened_at).toISOString(),
    actsNext: next.who,
    actsNextTitle: actorTitles[next.who],
    ...(next.by ? { by: next.by } : {}),
    ...(next.by && mark ? { byProvisional: mark } : {}),
    can: {
      confirmResolved: allows(status, 'confirm'),
      notResolved: allows(status, 'deny'),
      close: allows(status, 'close'),
      reopen: allows(status, 'reopen'),
    },
    steps,
    path: loaded.path,
    deadlines: views,
    timeline: await readTimeline(deps, row.id, loaded.items),
    hasContact: row.contact !== null,
  };
}

/** One step as its owner sees it. Refusals: `case-not-found`, `step-not-found`. */
export async function readStep(deps: CasesDeps, caseId: string, stepId: string): Promise<StepView> {
  const loaded = await loadCase(deps, caseId);
  const deadlines = await listDeadlines(deps.db, caseId);
  const all = await readSteps(deps, loaded, deadlines, (name) => lacksOf(deps, loaded, name));
  const step = all.find(({ id }) => id === stepId);
  if (!step) throw stepNotFound();
  return step;
}
