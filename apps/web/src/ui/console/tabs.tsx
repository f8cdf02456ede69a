import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import './console.css';

export interface Tab<K extends string> {
  key: K;
  label: string;
  count?: number;
}

/** Tabs by the WAI-ARIA pattern: arrows move, the chosen one shows its panel. */
export function Tabs<K extends string>(props: {
  label: string;
  tabs: readonly Tab<K>[];
  chosen: K;
  onChoose: (key: K) => void;
  children: ReactNode;
}) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = props.tabs.findIndex((tab) => tab.key === props.chosen);
    const next = (at + step + props.tabs.length) % props.tabs.length;
    props.onChoose((props.tabs[next] as Tab<K>).key);
    (list.current?.children[next] as HTMLElement | undefined)?.focus();
  };
  return (
    <div className="stack">
      <div className="tabs" role="tablist" aria-label={props.label} ref={list} onKeyDown={move}>
        {props.tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            className="tab"
            id={`${id}-${tab.key}`}
            aria-selected={tab.key === props.chosen}
            aria-controls={`${id}-panel`}
            tabIndex={tab.key === props.chosen ? 0 : -1}
            onClick={() => props.onChoose(tab.key)}
          >
            {tab.label}
            {tab.count !== undefined && <span className="tab-count">{tab.count}</span>}
          </button>
        ))}
      </div>
      <div className="stack" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${props.chosen}`}>
        {props.children}
      </div>
    </div>
  );
}
