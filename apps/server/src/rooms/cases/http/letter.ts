import { route, type Server } from '#platform/http';
import { issueLetter } from '../commands/issue-letter.ts';
import type { CasesDeps } from '../deps.ts';
import { loadCase } from '../queries/load-case.ts';
import { previewLetter } from '../queries/render-letter.ts';
import { letterNotFound, pageOfDocx } from '../refusals.ts';
import { letterMediaTypes, parseLetterFile } from '../rules/letter-files.ts';

export function letterRoute(app: Server, deps: CasesDeps): void {
  route(
    app,
    'letter',
    async ({ params, query, reply }) => {
      const letter = parseLetterFile(params.letter);
      if (!letter) throw letterNotFound();
      if (query.page !== undefined && letter.format !== 'pdf') throw pageOfDocx();
      const loaded = await loadCase(deps, params.caseId);
      if (query.page !== undefined) {
        const { png, pages } = await previewLetter(deps, loaded, letter.name, query.page);
        reply.headers({ 'content-type': 'image/png', 'page-count': pages });
        return Buffer.from(png);
      }
      const { bytes } = await issueLetter(deps, loaded, letter.name, letter.format);
      reply.headers({
        'content-type': letterMediaTypes[letter.format],
        'content-disposition': `attachment; filename="${params.letter}"`,
      });
      return Buffer.from(bytes);
    },
    { guard: deps.members.ownsCase },
  );
}
