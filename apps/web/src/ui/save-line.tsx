import { useEffect, useState } from 'react';
import { useText } from '../i18n/language.ts';
import { Icon } from './icon.tsx';

type State = 'idle' | 'pending' | 'success' | 'error';
const shownMs = 4000;

/** Says whether what was entered is safe; good news leaves by itself, so that it covers nothing for long. */
export function SaveLine(props: { state: State }) {
  const t = useText().common;
  const [over, setOver] = useState<State>();
  useEffect(() => {
    setOver(undefined);
    if (props.state !== 'success') return;
    const timer = setTimeout(() => setOver('success'), shownMs);
    return () => clearTimeout(timer);
  }, [props.state]);
  return (
    <p className="save-line" role="status">
      {props.state === 'pending' && t.saving}
      {props.state === 'success' && over !== 'success' && (
        <>
          <Icon name="check" size={16} /> {t.saved}
        </>
      )}
      {props.state === 'error' && t.notSaved}
    </p>
  );
}
