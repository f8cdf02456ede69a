import type { ReactNode } from 'react';
import './table.css';

export interface Column<R> {
  key: string;
  head: string;
  cell: (row: R) => ReactNode;
  /** Numbers and actions stand at the end of the line. */
  end?: boolean;
  /** The row's name: on a phone the head of its card. */
  main?: boolean;
  /** The head is for screen readers only: buttons say themselves what they do. */
  plain?: boolean;
}

/** A table that is a list of cards on a phone. */
export function DataTable<R>(props: {
  label: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
}) {
  const { columns } = props;
  const classOf = ({ end, main }: Column<R>) =>
    [end && 'cell-end', main && 'cell-main'].filter(Boolean).join(' ') || undefined;
  return (
    <table className="data-table" aria-label={props.label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={column.end ? 'cell-end' : undefined}>
              {column.plain ? <span className="visually-hidden">{column.head}</span> : column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={props.rowKey(row)}>
            {columns.map((column) => (
              <td key={column.key} data-label={column.plain ? '' : column.head} className={classOf(column)}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
