import type { Server } from '#platform/http';
import { diagnoseRoute } from './http/diagnose.ts';
import { diagnoseItems } from './queries/diagnose.ts';

export type DiagnosisRoom = ReturnType<typeof createDiagnosisRoom>;

/** Why a complaint would be refused, and what the law says to it. It keeps nothing: the texts are the items'. */
export function createDiagnosisRoom() {
  return { diagnoseItems, http: (app: Server) => diagnoseRoute(app) };
}
