import { gateQuestions } from '@redress/law';
import { anyone, route, type Server } from '#platform/http';

export function listGateQuestionsRoute(app: Server): void {
  route(app, 'listGateQuestions', async () => ({ questions: [...gateQuestions] }), { guard: anyone });
}
