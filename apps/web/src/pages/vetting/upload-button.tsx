import { ProblemError, problem, urlOf, type VettingDocumentKind } from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { languageHeader, networkProblem } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { Button } from '../../ui/button.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { vettingWords } from './words.ts';

async function upload(orgId: string, kind: VettingDocumentKind, file: File): Promise<void> {
  const body = new FormData();
  body.append('file', file);
  const answer = await fetch(urlOf('addVettingDocument', { orgId, kind }), {
    method: 'POST',
    body,
    headers: { 'accept-language': languageHeader() },
    credentials: 'same-origin',
  }).catch(() => {
    throw new ProblemError(networkProblem);
  });
  if (answer.ok) return;
  const said = problem.safeParse(await answer.json().catch(() => undefined));
  throw new ProblemError(said.success ? said.data : networkProblem);
}

/** On a phone the camera is one of the choices. */
export function UploadButton(props: {
  orgId: string;
  kind: VettingDocumentKind;
  label: string;
  first: boolean;
  onAdded: () => void;
}) {
  const t = useWords(vettingWords);
  const input = useRef<HTMLInputElement>(null);
  const send = useMutation({
    mutationFn: (file: File) => upload(props.orgId, props.kind, file),
    onSuccess: props.onAdded,
  });
  const name = `${props.label} · ${t.items[props.kind]}`;
  return (
    <div className="stack-small">
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={name}
        accept="image/png,image/jpeg,image/webp,application/pdf"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) send.mutate(file);
          event.target.value = '';
        }}
      />
      <div>
        <Button
          icon={props.first ? 'camera' : 'plus'}
          look={props.first ? 'secondary' : 'quiet'}
          busy={send.isPending}
          onClick={() => input.current?.click()}
        >
          {send.isPending ? t.uploading : props.label}
          <span className="visually-hidden"> {t.items[props.kind]}</span>
        </Button>
      </div>
      {send.isError && <ConsoleProblem error={send.error} />}
    </div>
  );
}
