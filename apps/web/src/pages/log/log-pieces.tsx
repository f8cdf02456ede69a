import { useEffect, useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { CopyButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

/** Beginning and end of a long number; a press copies all of it. */
export function Hash(props: { value: string }) {
  const t = useText();
  const short = `${props.value.slice(0, 8)}…${props.value.slice(-6)}`;
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <>
      <button
        type="button"
        className="hash mono"
        translate="no"
        aria-label={t.log.entry.copyHash(short)}
        onClick={() => void navigator.clipboard?.writeText(props.value).then(() => setCopied(true))}
      >
        {short}
        <Icon name={copied ? 'check' : 'copy'} size={14} />
      </button>
      <span className="visually-hidden" role="status">
        {copied ? t.common.copied : ''}
      </span>
    </>
  );
}

/** The whole of a long number where there is room, for reading aloud and comparing. */
export function Whole(props: { children: string }) {
  return (
    <span className="mono" translate="no">
      {props.children}
    </span>
  );
}

/** A command or a text to take away. */
export function Code(props: { label: string; value: string }) {
  return (
    <div className="code-box">
      <div className="code-head">
        <p className="hint">{props.label}</p>
        <CopyButton look="quiet" value={props.value} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text must be reachable by keyboard */}
      <pre className="plain-text mono" translate="no" tabIndex={0}>
        {props.value}
      </pre>
    </div>
  );
}
