import type { HolidayCalendar } from '@redress/contract';
import { useText } from '../../i18n/language.ts';
import { Verbatim } from '../../ui/basics.tsx';

/** Which years are counted for good, and by which notice the newest of them. */
export function CalendarLine({ calendar: { through, years } }: { calendar: HolidayCalendar }) {
  const t = useText().deadline;
  const last = years.find(({ year }) => through.startsWith(year));
  if (!years[0] || !last) return null;
  return (
    <p className="part hint">
      {t.calendar(years[0].year, last.year)} <Verbatim>{last.document}</Verbatim>{' '}
      {last.url && (
        <a href={last.url} rel="noreferrer" target="_blank">
          {t.calendarSource}
        </a>
      )}
    </p>
  );
}
