import { useId, useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { Verbatim } from '../../ui/basics.tsx';
import { Icon } from '../../ui/icon.tsx';
import { type Access, type Uploaded, uploadFile } from './answer-access.ts';
import { claimWords } from './words.ts';

/** Papers of an answer; each is uploaded at once. */
export function UploadField(props: {
  access: Access;
  label: string;
  files: readonly Uploaded[];
  add: (file: Uploaded) => void;
  error?: string | undefined;
  /** Nothing is sent while one is under way: it would go without it. */
  onBusy: (busy: boolean) => void;
}) {
  const t = useWords(claimWords);
  const id = useId();
  const [state, setState] = useState<'idle' | 'busy' | { problem: string }>('idle');
  const take = async (list: FileList | null) => {
    setState('busy');
    props.onBusy(true);
    try {
      for (const file of list ?? []) props.add(await uploadFile(props.access, file));
      setState('idle');
    } catch (error) {
      setState({ problem: (error as Error).message });
    } finally {
      props.onBusy(false);
    }
  };
  const problem = typeof state === 'object' ? state.problem : props.error;
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <ul className="stack-small">
        {props.files.map(({ fileId, name }) => (
          <li key={fileId}>
            <Icon name="check" size={16} /> <Verbatim>{name}</Verbatim>
          </li>
        ))}
      </ul>
      <input
        id={id}
        className="input"
        type="file"
        multiple
        disabled={state === 'busy'}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => {
          void take(event.target.files);
        }}
      />
      {state === 'busy' && (
        <p className="hint" role="status">
          {t.uploading}
        </p>
      )}
      {problem && (
        <p className="field-error" id={`${id}-problem`} role="alert">
          <Icon name="warn" size={16} /> {problem}
        </p>
      )}
    </div>
  );
}
