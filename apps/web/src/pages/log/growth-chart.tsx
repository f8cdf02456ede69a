import type { LogGrowth } from '@redress/contract';
import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { More, Part } from '../../ui/basics.tsx';
import { moment, useCount, useGrowth } from './use-log.ts';

/** New entries as bars; the numbers stand in a table for who cannot see them. */
export function GrowthChart({ size }: { size: number }) {
  const t = useText().log.growth;
  const [by, setBy] = useState<'day' | 'hour'>('day');
  const growth = useGrowth(by, size);
  return (
    <Part
      title={t.title}
      aside={
        <fieldset className="segments no-print">
          <legend className="visually-hidden">{t.title}</legend>
          {(['day', 'hour'] as const).map((unit) => (
            <button key={unit} type="button" aria-pressed={by === unit} onClick={() => setBy(unit)}>
              {t[unit]}
            </button>
          ))}
        </fieldset>
      }
    >
      {growth.data && <Bars growth={growth.data} />}
    </Part>
  );
}

const height = 96;
const slot = 10;

function Bars({ growth: { by, points } }: { growth: LogGrowth }) {
  const t = useText().log.growth;
  const count = useCount();
  const most = Math.max(1, ...points.map((p) => p.entries));
  const total = points.reduce((sum, p) => sum + p.entries, 0);
  const said = t.chart(count(total), by === 'day' ? t.spanDay : t.spanHour);
  const label = (from: string) => (by === 'day' ? moment(from).slice(5, 10) : moment(from).slice(5, 16));
  return (
    <figure className="card growth">
      <figcaption>
        {said} <span className="hint">{t.most(count(most))}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${points.length * slot} ${height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        className="growth-bars"
      >
        {points.map((p, i) => {
          // A single entry among thousands is still seen.
          const bar = p.entries === 0 ? 1 : Math.max(3, (p.entries / most) * height);
          return (
            <rect
              key={p.from}
              className={p.entries === 0 ? 'growth-none' : 'growth-bar'}
              x={i * slot + 1}
              y={height - bar}
              width={slot - 2}
              height={bar}
            />
          );
        })}
      </svg>
      <div className="growth-axis hint" aria-hidden="true">
        <span>{label(points[0]?.from ?? '')}</span>
        <span>{label(points.at(-1)?.from ?? '')}</span>
      </div>
      <More summary={t.table}>
        <table className="numbers">
          <thead>
            <tr>
              <th scope="col">{t.when}</th>
              <th scope="col">{t.count}</th>
            </tr>
          </thead>
          <tbody>
            {points
              .filter((p) => p.entries > 0)
              .map((p) => (
                <tr key={p.from}>
                  <td>{label(p.from)}</td>
                  <td>{count(p.entries)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </More>
    </figure>
  );
}
