import { anyone, rateLimited, route, type Server } from '#platform/http';
import { decideCase } from '../commands/decide-case.ts';
import { closeCalendar, openCalendar } from '../commands/open-calendar.ts';
import { setContact } from '../commands/set-contact.ts';
import type { CasesDeps } from '../deps.ts';
import { calendarByToken, calendarOf } from '../queries/calendar.ts';
import { caseContact } from '../queries/history.ts';
import { channelList } from '../queries/list-channels.ts';
import { loadCase } from '../queries/load-case.ts';
import { printTimeline } from '../queries/print-timeline.ts';
import { readCase } from '../queries/read-case.ts';
import { readTimeline } from '../queries/read-timeline.ts';

/** The whole case: the buyer's verdict, contact, timeline and calendar. */
export function pathRoutes(app: Server, deps: CasesDeps): void {
  const options = { guard: deps.members.ownsCase };
  route(app, 'listChannels', async () => ({ channels: channelList(deps.clock.now()) }), { guard: anyone });
  route(
    app,
    'decideCase',
    async ({ params: { caseId }, body: { verdict } }) => {
      await decideCase(deps, { caseId, verdict });
      return readCase(deps, caseId);
    },
    options,
  );
  route(app, 'getContact', async ({ params }) => caseContact(deps, params.caseId), options);
  route(
    app,
    'setContact',
    async ({ params: { caseId }, body }) => {
      await setContact(deps, caseId, body);
      return caseContact(deps, caseId);
    },
    options,
  );
  timelineRoutes(app, deps);
  calendarRoutes(app, deps);
}

function timelineRoutes(app: Server, deps: CasesDeps): void {
  const options = { guard: deps.members.ownsCase };
  route(
    app,
    'getTimeline',
    async ({ params: { caseId } }) => {
      const { items } = await loadCase(deps, caseId);
      return { timeline: await readTimeline(deps, caseId, items) };
    },
    options,
  );
  route(
    app,
    'timelinePdf',
    async ({ params: { caseId }, reply }) => {
      const pdf = await printTimeline(deps, await loadCase(deps, caseId));
      reply.headers({
        'content-type': 'application/pdf',
        'content-disposition': 'attachment; filename="timeline.pdf"',
      });
      return Buffer.from(pdf);
    },
    options,
  );
}

const calendarType = 'text/calendar; charset=utf-8';

function calendarRoutes(app: Server, deps: CasesDeps): void {
  const options = { guard: deps.members.ownsCase };
  route(
    app,
    'deadlinesIcs',
    async ({ params: { caseId }, reply, language }) => {
      reply.headers({
        'content-type': calendarType,
        'content-disposition': 'attachment; filename="deadlines.ics"',
      });
      return Buffer.from(await calendarOf(deps, caseId, language));
    },
    options,
  );
  route(
    app,
    'openCalendar',
    async ({ params: { caseId } }) => ({ url: await openCalendar(deps, caseId) }),
    options,
  );
  route(
    app,
    'closeCalendar',
    async ({ params: { caseId } }) => {
      await closeCalendar(deps, caseId);
      return null;
    },
    options,
  );
  route(
    app,
    'calendar',
    async ({ params: { token }, reply, language }) => {
      reply.header('content-type', calendarType);
      return Buffer.from(await calendarByToken(deps, token, language));
    },
    // A calendar program asks a few times a day; whoever guesses tokens asks more often.
    { guard: rateLimited(app, 300, anyone) },
  );
}
