import { useText } from '../i18n/language.ts';
import { Icon } from './icon.tsx';

/** Says whether what was entered is safe. */
export function SaveLine(props: { state: 'idle' | 'pending' | 'success' | 'error' }) {
  const t = useText().common;
  return (
    <p className="save-line" role="status">
      {props.state === 'pending' && t.saving}
      {props.state === 'success' && (
        <>
          <Icon name="check" size={16} /> {t.saved}
        </>
      )}
      {props.state === 'error' && t.notSaved}
    </p>
  );
}
