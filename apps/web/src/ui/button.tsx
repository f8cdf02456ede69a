import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useText } from '../i18n/language.ts';
import { Icon, type IconName } from './icon.tsx';

type Look = 'primary' | 'secondary' | 'quiet' | 'danger';

/** Class of a link that looks like a button. */
export const buttonClass = (look: Look, wide = false): string =>
  `button button-${look}${wide ? ' button-wide' : ''}`;

export function Button(
  props: ButtonHTMLAttributes<HTMLButtonElement> & {
    look?: Look;
    wide?: boolean;
    icon?: IconName;
    busy?: boolean;
    children: ReactNode;
  },
) {
  const { look = 'secondary', wide = false, icon, busy = false, children, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass(look, wide)}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : rest.onClick}
    >
      {busy ? <span className="spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

/** Copies a text; says so, also to a screen reader. */
export function CopyButton(props: {
  value: string;
  label?: string;
  look?: Look;
  wide?: boolean;
  onCopied?: () => void;
}) {
  const t = useText().common;
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), 2500);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async () => {
    const copied = await copyText(props.value);
    setState(copied ? 'copied' : 'failed');
    if (copied) props.onCopied?.();
  };
  const said = { idle: props.label ?? t.copy, copied: t.copied, failed: t.copyFailed }[state];
  return (
    <>
      <Button
        look={props.look ?? 'secondary'}
        wide={props.wide ?? false}
        icon={state === 'copied' ? 'check' : 'copy'}
        onClick={() => void copy()}
      >
        {said}
      </Button>
      <span className="visually-hidden" role="status">
        {state === 'idle' ? '' : said}
      </span>
    </>
  );
}

/** The clipboard API needs TLS or localhost; elsewhere the old way through a selection still works. */
async function copyText(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = value;
    area.className = 'visually-hidden';
    document.body.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  }
}
