import type { CSSProperties, ReactNode } from 'react';
import { Icon, type IconName } from '../icon.tsx';
import './console.css';

/** A number that somebody came for, with its unit and what it counts. */
export function KeyFigure(props: {
  label: string;
  value: string;
  unit?: string;
  tone?: 'ok' | 'warn' | 'stop';
  hint?: string;
}) {
  return (
    <div className={`figure ${props.tone ? `figure-${props.tone}` : ''}`.trim()}>
      <span className="figure-label">{props.label}</span>
      <span className="figure-value" style={{ '--chars': Math.max(props.value.length, 8) } as CSSProperties}>
        {props.value}
        {props.unit && <span className="figure-unit">{props.unit}</span>}
      </span>
      {props.hint && <span className="hint">{props.hint}</span>}
    </div>
  );
}

export const Figures = (props: { children: ReactNode }) => <div className="figures">{props.children}</div>;

/** Nothing here yet: says why, and what to do. */
export function EmptyState(props: { icon?: IconName; title: string; text?: string; children?: ReactNode }) {
  return (
    <div className="empty-state">
      <Icon name={props.icon ?? 'text'} size={30} />
      <p className="empty-state-title">{props.title}</p>
      {props.text && <p className="hint">{props.text}</p>}
      {props.children}
    </div>
  );
}
