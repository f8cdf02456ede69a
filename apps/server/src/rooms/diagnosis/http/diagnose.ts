import { diagnoseText, lawfulNotes } from '@redress/law';
import { anyone, rateLimited, route, type Server } from '#platform/http';

export function diagnoseRoute(app: Server): void {
  route(
    app,
    'diagnose',
    async ({ body }) => ({ findings: diagnoseText(body.text), lawful: lawfulNotes(body.text) }),
    { guard: rateLimited(app, 600, anyone) },
  );
}
