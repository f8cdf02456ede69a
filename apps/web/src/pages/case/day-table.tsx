import type { deadlineTableRow } from '@redress/contract';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { dayText, shortDayText } from '../../lib/format.ts';

type Row = (typeof deadlineTableRow)['_zod']['output'];

/** A deadline counted day by day, from the event to the last day in time. */
export function DayTable({ table, due }: { table: readonly Row[]; due: string }) {
  const { language } = useLanguage();
  const pick = usePick();
  const look = ({ day, as }: Row) =>
    as === 'rest' || as === 'suspended' ? 'day-off' : day === due ? 'day-due' : '';
  // Without its year a day would mean two once the count crosses New Year.
  const inOneYear = table[0]?.day.slice(0, 4) === due.slice(0, 4);
  const dayOf = inOneYear ? shortDayText : dayText;
  return (
    <ol className="days">
      {table.map((row) => (
        <li key={row.day + row.as} className={look(row)}>
          <span>{dayOf(row.day, language)}</span>
          <span>{pick(row.label)}</span>
        </li>
      ))}
    </ol>
  );
}
