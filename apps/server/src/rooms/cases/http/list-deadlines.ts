import type { HolidayCalendar } from '@redress/contract';
import { coveredThrough, deadlineRules, holidayYears } from '@redress/law';
import { anyone, route, type Server } from '#platform/http';

export function listDeadlinesRoute(app: Server): void {
  route(app, 'listDeadlines', async () => ({ rules: deadlineRules(), calendar: calendar() }), {
    guard: anyone,
  });
}

const calendar = (): HolidayCalendar => ({
  through: coveredThrough(),
  years: Object.entries(holidayYears()).map(([year, { source: document, url, off, work }]) => ({
    ...{ year, document, off: off.map(([from, to]): [string, string] => [from, to]), work: [...work] },
    ...(url ? { url } : {}),
  })),
});
