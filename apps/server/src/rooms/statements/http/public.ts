import { Refusal } from '@redress/kernel';
import type { FastifyReply } from 'fastify';
import { anyone, rateLimited, route, type Server } from '#platform/http';
import type { StatementsDeps } from '../deps.ts';
import { publicStatementPage, statementStyle, withdrawnPage } from '../public-page.ts';
import { readPublicStatement } from '../queries/public-statement.ts';
import { pictureNotFound } from '../refusals.ts';
import * as store from '../store.ts';

/** Nothing but its own style and pictures: no script, no form, no frame. */
const contentSecurityPolicy =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

function head(reply: FastifyReply, mediaType: string, indexed: boolean): void {
  reply.headers({
    'content-type': mediaType,
    'content-security-policy': contentSecurityPolicy,
    // Taken down means gone at once, also from caches in between.
    'cache-control': 'no-store',
    ...(indexed ? {} : { 'x-robots-tag': 'noindex, nofollow, noarchive' }),
  });
}

/** What anybody reads without login. */
export function addPublicRoutes(app: Server, deps: StatementsDeps): void {
  const guard = rateLimited(app, 600, anyone);
  route(
    app,
    'statementPage',
    async ({ params, reply, language }) => {
      try {
        const statement = await readPublicStatement(deps, params.slug);
        head(reply, 'text/html; charset=utf-8', statement.row.indexed);
        return Buffer.from(publicStatementPage(statement, language));
      } catch (error) {
        const code = error instanceof Refusal ? error.code : '';
        if (code !== 'statement-withdrawn' && code !== 'statement-not-found') throw error;
        head(reply, 'text/html; charset=utf-8', false);
        reply.code(code === 'statement-withdrawn' ? 410 : 404);
        return Buffer.from(withdrawnPage((error as Refusal).text[language], language));
      }
    },
    { guard },
  );
  route(
    app,
    'statementFile',
    async ({ params, reply }) => {
      const { bytes, row, salt } = await readPublicStatement(deps, params.slug);
      head(reply, 'application/json; charset=utf-8', row.indexed);
      // With the salt anybody recomputes the commitment in the log's entry from these bytes.
      reply.header('seal-salt', salt.toString('base64'));
      return bytes;
    },
    { guard },
  );
  route(
    app,
    'publishedPicture',
    async ({ params, reply }) => {
      const { row } = await readPublicStatement(deps, params.slug);
      const blob = await store.findPublicPicture(deps.db, row.case_id, params.exhibit);
      if (!blob) throw pictureNotFound();
      head(reply, 'image/webp', row.indexed);
      return deps.blobs.get(row.vault, blob);
    },
    { guard },
  );
  route(
    app,
    'statementStyle',
    async ({ reply }) => {
      reply.headers({ 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=3600' });
      return Buffer.from(statementStyle);
    },
    { guard },
  );
}
