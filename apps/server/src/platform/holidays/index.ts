export { type HolidayYears, loadHolidays } from './load-holidays.ts';
export { warnOfCalendar } from './warn-of-calendar.ts';
