import { route, type Server } from '#platform/http';
import { refuseUnfit, revertTemplate, saveTemplate } from '../commands/save-template.ts';
import type { CasesDeps } from '../deps.ts';
import { listTemplates, previewTemplate, readTemplateView } from '../queries/templates.ts';

/** What an operator adds to papers; behind the operator's key. */
export function templateRoutes(app: Server, deps: CasesDeps): void {
  const options = { guard: deps.members.isOperator };
  route(app, 'listTemplates', async () => ({ templates: await listTemplates(deps) }), options);
  route(app, 'getTemplate', async ({ params }) => readTemplateView(deps, params.name), options);
  route(
    app,
    'saveTemplate',
    async ({ params: { name }, body }) => {
      await saveTemplate(deps, { name, ...body });
      return readTemplateView(deps, name);
    },
    options,
  );
  route(
    app,
    'revertTemplate',
    async ({ params: { name }, body }) => {
      await revertTemplate(deps, { name, ...body });
      return readTemplateView(deps, name);
    },
    options,
  );
  route(
    app,
    'previewTemplate',
    async ({ params: { name }, body: { addition }, reply }) => {
      refuseUnfit(addition);
      const pdf = await previewTemplate(deps, name, addition);
      reply.headers({
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="preview-${name}.pdf"`,
      });
      return Buffer.from(pdf);
    },
    options,
  );
}
