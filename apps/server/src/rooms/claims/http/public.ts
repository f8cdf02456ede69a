import QRCode from 'qrcode';
import { anyone, rateLimited, route, type Server } from '#platform/http';
import { sendAlert } from '../commands/send-alert.ts';
import type { ClaimsDeps } from '../deps.ts';
import { shopNotFound } from '../refusals.ts';

const hourMs = 3_600_000;

/** A shop's claim form and its QR code to print; and the notice before a publication. */
export function addPublicRoutes(app: Server, deps: ClaimsDeps): void {
  const guard = rateLimited(app, 600, anyone);
  route(
    app,
    'getClaimShop',
    async ({ params: { sourceId } }) => {
      const source = await deps.trade.findSource(sourceId);
      if (!source) throw shopNotFound();
      const { name, platformId, closed } = source;
      return { name, closed, answerHours: (await deps.delivery.answerTime({ platformId })) / hourMs };
    },
    { guard },
  );
  route(
    app,
    'claimQr',
    async ({ params: { sourceId }, reply }) => {
      if (!(await deps.trade.findSource(sourceId))) throw shopNotFound();
      // In the fragment: what is printed names the shop, and no server is told.
      const text = `${deps.publicUrl}/claim#s=${sourceId}`;
      const svg = await QRCode.toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
      reply.headers({
        'content-type': 'image/svg+xml; charset=utf-8',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      });
      return Buffer.from(svg);
    },
    { guard },
  );
  route(app, 'sendPublicationAlert', ({ params: { caseId } }) => sendAlert(deps, caseId), {
    guard: rateLimited(app, 20, deps.members.ownsCase),
  });
}
