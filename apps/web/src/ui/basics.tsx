import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '../i18n/language.ts';
import { Icon, type IconName } from './icon.tsx';

/** The page's only h1; takes the focus after navigation, so that a screen reader starts there. */
export function PageTitle(props: {
  title: string;
  lead?: string;
  /** The title is the buyer's own word. */
  verbatim?: boolean;
  children?: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { brand } = useText().common;
  useEffect(() => {
    document.title = `${props.title} · ${brand}`;
  }, [props.title, brand]);
  useEffect(() => {
    if (navigated) heading.current?.focus({ preventScroll: true });
    navigated = true;
  }, []);
  return (
    <header className="page-title">
      <h1 ref={heading} tabIndex={-1}>
        {props.verbatim ? <Verbatim>{props.title}</Verbatim> : props.title}
      </h1>
      {props.lead && <p className="lead">{props.lead}</p>}
      {props.children}
    </header>
  );
}
/** The first page of a visit leaves the focus where the browser put it. */
let navigated = false;

/** A file name or a value from the buyer's material: shown as it is in every language, never translated. */
export function Verbatim(props: { children: ReactNode }) {
  return (
    <bdi className="verbatim" translate="no">
      {props.children}
    </bdi>
  );
}

/** File names one after the other. */
export function FileNames(props: { files: readonly string[] }) {
  const t = useText().common;
  return <Verbatim>{props.files.join(t.comma)}</Verbatim>;
}

export type Tone = 'ok' | 'warn' | 'stop' | 'info' | 'quiet';
const toneIcons = { ok: 'check', warn: 'warn', stop: 'stop', info: 'info', quiet: 'empty' } as const;

/** A state in words, with an icon: colour is never the only sign. */
export function Chip(props: { tone: Tone; icon?: IconName | false; children: ReactNode }) {
  return (
    <span className={`chip chip-${props.tone}`}>
      {props.icon !== false && <Icon name={props.icon ?? toneIcons[props.tone]} size={15} />}
      {props.children}
    </span>
  );
}

export function Notice(props: { tone: Tone; title?: string; children?: ReactNode; live?: boolean }) {
  return (
    <div className={`notice notice-${props.tone}`} {...(props.live ? { role: 'alert' } : {})}>
      <Icon name={props.tone === 'quiet' ? 'info' : toneIcons[props.tone]} size={22} />
      <div className="notice-body">
        {props.title && <p className="notice-title">{props.title}</p>}
        {props.children}
      </div>
    </div>
  );
}

export function Card(props: { children: ReactNode; className?: string; label?: string }) {
  const className = `card ${props.className ?? ''}`.trim();
  return props.label ? (
    <section className={className} aria-label={props.label}>
      {props.children}
    </section>
  ) : (
    <div className={className}>{props.children}</div>
  );
}

/** A titled part of a page. */
export function Part(props: {
  title: string;
  lead?: string;
  aside?: ReactNode;
  /** Where links lead to. */
  id?: string;
  children: ReactNode;
}) {
  return (
    <section className="part" id={props.id}>
      <div className="part-head">
        <h2>{props.title}</h2>
        {props.aside}
      </div>
      {props.lead && <p className="hint">{props.lead}</p>}
      {props.children}
    </section>
  );
}

export function More(props: { summary: ReactNode; children: ReactNode; open?: boolean }) {
  return (
    <details className="more" open={props.open}>
      <summary>
        <span>{props.summary}</span>
        <Icon name="chevron" size={18} />
      </summary>
      <div className="more-body">{props.children}</div>
    </details>
  );
}

/** `percent` undefined: going on, end unknown. */
export function Progress(props: { percent?: number | undefined; label: string }) {
  return (
    <progress
      className="progress"
      aria-label={props.label}
      max={100}
      {...(props.percent === undefined ? {} : { value: props.percent })}
    />
  );
}

export function Skeleton(props: { lines?: number; label: string }) {
  const lines = Array.from({ length: props.lines ?? 3 }, (_, i) => `line-${i}`);
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{props.label}</span>
      {lines.map((line) => (
        <span key={line} className="skeleton-line" aria-hidden="true" />
      ))}
    </div>
  );
}
