import { declareProblems, type Server } from '#platform/http';
import type { CasesDeps } from '../deps.ts';
import { statuses } from '../refusals.ts';
import { bundleRoute } from './bundle.ts';
import { changeCaseRoute } from './change-case.ts';
import { eraseCaseRoute } from './erase-case.ts';
import { getCaseRoute } from './get-case.ts';
import { getDeadlineRoute } from './get-deadline.ts';
import { letterRoute } from './letter.ts';
import { listDeadlinesRoute } from './list-deadlines.ts';
import { listGateQuestionsRoute } from './list-gate-questions.ts';
import { openCaseRoute } from './open-case.ts';
import { openSampleRoute } from './open-sample.ts';
import { pathRoutes } from './path.ts';
import { stepRoutes } from './steps.ts';
import { templateRoutes } from './templates.ts';
import { verifyBundleRoute } from './verify-bundle.ts';

/** All endpoints of the room. */
export function addCasesRoutes(app: Server, deps: CasesDeps): void {
  declareProblems(app, statuses);
  for (const add of [
    openCaseRoute,
    openSampleRoute,
    getCaseRoute,
    changeCaseRoute,
    eraseCaseRoute,
    letterRoute,
    bundleRoute,
    verifyBundleRoute,
    listDeadlinesRoute,
    getDeadlineRoute,
    listGateQuestionsRoute,
    stepRoutes,
    pathRoutes,
    templateRoutes,
  ])
    add(app, deps);
}
