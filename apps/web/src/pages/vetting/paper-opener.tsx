import { useEffect, useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { Button } from '../../ui/button.tsx';
import { vettingWords } from './words.ts';

/** Fetched only when asked for: a paper of identity is looked at on purpose, and that is recorded. */
export function PaperOpener(props: { url: string; file: string; token?: string | undefined; label: string }) {
  const t = useWords(vettingWords);
  const [state, setState] = useState<'idle' | 'busy' | 'failed' | { picture: string }>('idle');
  useEffect(() => {
    if (typeof state !== 'object') return;
    return () => URL.revokeObjectURL(state.picture);
  }, [state]);
  const open = async () => {
    setState('busy');
    const headers = props.token ? { authorization: `Bearer ${props.token}` } : {};
    const answer = await fetch(props.url, { headers, credentials: 'same-origin' }).catch(() => undefined);
    if (!answer?.ok) return setState('failed');
    const blob = await answer.blob();
    const address = URL.createObjectURL(blob);
    if (blob.type.startsWith('image/')) return setState({ picture: address });
    const link = document.createElement('a');
    Object.assign(link, { href: address, download: props.file });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    setState('idle');
  };
  if (typeof state === 'object')
    return <img className="paper-picture" src={state.picture} alt={`${props.label} ${props.file}`} />;
  return (
    <span className="row">
      <Button busy={state === 'busy'} icon="file" onClick={() => void open()}>
        {t.open}
        <span className="visually-hidden"> {props.label}</span>
      </Button>
      {state === 'failed' && <span role="alert">{t.openFailed}</span>}
    </span>
  );
}
