import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';
import type { IconName } from './icon.tsx';

interface Props {
  label: string;
  dropLabel: string;
  dropNow: string;
  icon: IconName;
  accept?: string;
  multiple?: boolean;
  /** Also takes files pasted anywhere on the page. */
  paste?: boolean;
  onFiles: (files: File[]) => void;
  children?: ReactNode;
}

/** A button for everyone, a drop zone for those with a mouse, paste for those with a keyboard. */
export function FileDrop(props: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { onFiles, paste } = props;
  useEffect(() => {
    if (!paste) return;
    const take = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length > 0) onFiles(files.map(named));
    };
    document.addEventListener('paste', take);
    return () => document.removeEventListener('paste', take);
  }, [onFiles, paste]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button inside does the same
    <div
      className={over ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <FileInput {...props} input={input} />
      <div className="row row-center">
        <Button look="primary" icon={props.icon} onClick={() => input.current?.click()}>
          {props.label}
        </Button>
        {props.children}
      </div>
      <p className="hint drop-hint">{over ? props.dropNow : props.dropLabel}</p>
    </div>
  );
}

function FileInput(props: Props & { input: React.RefObject<HTMLInputElement | null> }) {
  return (
    <input
      ref={props.input}
      type="file"
      className="visually-hidden"
      tabIndex={-1}
      aria-label={props.label}
      multiple={props.multiple ?? false}
      {...(props.accept ? { accept: props.accept } : {})}
      onChange={(event) => {
        props.onFiles([...(event.target.files ?? [])]);
        event.target.value = '';
      }}
    />
  );
}

/** A pasted picture is called image.png by every browser; two of them must not look like one. */
function named(file: File, index: number): File {
  if (file.name && file.name !== 'image.png') return file;
  const stamp = new Date().toISOString().slice(0, 19).replace(/[-:T]/g, '');
  return new File([file], `pasted-${stamp}-${index + 1}.png`, { type: file.type });
}
