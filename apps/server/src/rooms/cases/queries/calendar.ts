import { createHash } from 'node:crypto';
import { addDays } from '@redress/kernel';
import ical, { ICalAlarmType, ICalEventBusyStatus } from 'ical-generator';
import type { CasesDeps } from '../deps.ts';
import { calendarNotFound } from '../refusals.ts';
import { actorTitles } from '../rules/path-words.ts';
import { ruleTitle } from '../rules/rule-words.ts';
import { caseOfCalendar, type DeadlineRow, listDeadlines } from '../store-deadlines.ts';

export const digestOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The same calendar for whoever holds the token of its address. Refusal: `calendar-not-found`. */
export async function calendarByToken(
  deps: CasesDeps,
  token: string,
  language: 'zh' | 'en',
): Promise<string> {
  const caseId = await caseOfCalendar(deps.db, digestOfToken(token.replace(/\.ics$/, '')));
  if (caseId === undefined) throw calendarNotFound();
  return calendarOf(deps, caseId, language);
}

/**
 * The deadlines of a case as RFC 5545: whole days, no name, no amount, no case number, so that it says nothing of the
 * buyer to whoever sees her calendar. What was met or cancelled is left out.
 */
export async function calendarOf(deps: CasesDeps, caseId: string, language: 'zh' | 'en'): Promise<string> {
  const calendar = ical({
    name: language === 'zh' ? '昭证期限' : 'Redress deadlines',
    prodId: { company: 'Redress', product: 'Deadlines', language: language === 'zh' ? 'ZH' : 'EN' },
    ttl: 6 * 3600,
  });
  const rows = await listDeadlines(deps.db, caseId);
  for (const row of rows) {
    if (row.due_day === null || (row.state !== 'open' && row.state !== 'overdue')) continue;
    calendar.createEvent(eventOf(row, row.due_day, language, new Date(deps.clock.now())));
  }
  return calendar.toString();
}

function eventOf(row: DeadlineRow, day: string, language: 'zh' | 'en', stamp: Date) {
  const title = ruleTitle(row.rule)[language];
  const who = actorTitles[row.party][language];
  const over = row.state === 'overdue' ? { zh: '已过：', en: 'passed: ' }[language] : '';
  // A calendar program asks again: the day moves by itself once the notice is on record.
  const open = row.latest_day === null ? '' : { zh: '暂定：', en: 'provisional: ' }[language];
  return {
    id: row.id,
    // A whole day has no time zone: the library writes the UTC day of what it is given.
    start: new Date(`${day}T00:00:00Z`),
    end: new Date(`${addDays(day, 1)}T00:00:00Z`),
    allDay: true,
    stamp,
    summary: language === 'zh' ? `${over}${open}${title}（${who}）` : `${over}${open}${title} (${who})`,
    busystatus: ICalEventBusyStatus.FREE,
    alarms:
      row.state === 'open' && row.party === 'buyer' ? [{ type: ICalAlarmType.display, trigger: 86_400 }] : [],
  };
}
