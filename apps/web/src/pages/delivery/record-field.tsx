import { useId, useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { Verbatim } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { type ProofAccess, uploadRecord } from './proof-access.ts';
import type { ProofDraft } from './proof-draft.ts';
import { deliveryWords } from './words.ts';

type Files = ProofDraft['files'];

/** Records that go with a proof; each is uploaded at once. */
export function RecordField(props: {
  access: ProofAccess;
  files: Files;
  onChange: (change: (files: Files) => Files) => void;
  /** Nothing is sent while one is under way: it would go without it. */
  onBusy: (busy: boolean) => void;
}) {
  const t = useWords(deliveryWords);
  const id = useId();
  const [state, setState] = useState<'idle' | 'busy' | { problem: string }>('idle');
  const take = async (input: HTMLInputElement) => {
    const chosen = [...(input.files ?? [])];
    // The same file may be chosen again after it was removed.
    input.value = '';
    setState('busy');
    props.onBusy(true);
    try {
      for (const file of chosen) {
        const added = await uploadRecord(props.access, file);
        props.onChange((files) => [...files, added]);
      }
      setState('idle');
    } catch (error) {
      setState({ problem: (error as Error).message });
    } finally {
      props.onBusy(false);
    }
  };
  return (
    <div className="field">
      <label htmlFor={id}>{t.files}</label>
      {props.files.map(({ fileId, name }) => (
        <div className="row" key={fileId}>
          <Icon name="check" size={16} /> <Verbatim>{name}</Verbatim>
          <Button
            look="quiet"
            onClick={() => props.onChange((files) => files.filter((one) => one.fileId !== fileId))}
          >
            {t.remove}
          </Button>
        </div>
      ))}
      <input
        id={id}
        className="input"
        type="file"
        accept="image/png,image/jpeg,image/webp,application/pdf"
        multiple
        disabled={state === 'busy'}
        onChange={(event) => void take(event.target)}
      />
      {state === 'busy' && (
        <p className="hint" role="status">
          {t.uploading}
        </p>
      )}
      {typeof state === 'object' && (
        <p className="field-error" role="alert">
          <Icon name="warn" size={16} /> {state.problem}
        </p>
      )}
    </div>
  );
}
