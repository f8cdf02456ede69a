import { ProblemError } from '@redress/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useRef } from 'react';
import { randomKey } from '../../../api/client.ts';
import { caseKey } from '../../../api/queries.ts';
import { useText } from '../../../i18n/language.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/field.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { sendUpload } from '../../../uploads/send.ts';
import { useCaseContext } from '../case-context.ts';

interface Props {
  label: string;
  hint: string;
  value: string;
  onChange: (itemId: string) => void;
}

/** What shows it: an item of the case, or a photo taken now, which becomes one. */
export function ProofField({ label, hint, value, onChange }: Props) {
  const t = useText().service;
  const { view } = useCaseContext();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const said = useId();
  const upload = useMutation({
    // One key for life, so that trying again after a lost answer makes no second item.
    mutationFn: async ({ id, file }: { id: string; file: File }) => {
      const kept = { id, caseId: view.caseId, name: file.name, addedAtMs: Date.now(), blob: file };
      const sent = await sendUpload(kept, { signal: new AbortController().signal, onProgress: () => {} });
      if (!sent.ok) throw new ProblemError(sent.problem);
      await client.invalidateQueries({ queryKey: caseKey(view.caseId) });
      return sent.item;
    },
    onSuccess: ({ id }) => onChange(id),
  });
  const items = view.items.map((item) => ({ value: item.id, label: item.file }));
  const fresh = upload.data && !items.some((item) => item.value === upload.data.id);
  const own = fresh ? [{ value: upload.data.id, label: upload.data.file }] : [];
  return (
    <div className="stack-small">
      <Choice
        label={label}
        hint={hint}
        optional
        value={value}
        options={[{ value: '', label: t.noItem }, ...own, ...items]}
        onChange={onChange}
      />
      <input
        ref={input}
        type="file"
        accept="image/*,.pdf"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t.photo}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) upload.mutate({ id: randomKey(), file });
        }}
      />
      <div className="row">
        <Button
          icon="camera"
          busy={upload.isPending}
          aria-describedby={said}
          onClick={() => input.current?.click()}
        >
          {upload.isPending ? t.uploading : t.photo}
        </Button>
        <span id={said} role="status" className="hint">
          {upload.isSuccess ? t.uploaded : ''}
        </span>
      </div>
      {upload.error && <ProblemNotice error={upload.error} onRetry={() => upload.mutate(upload.variables)} />}
    </div>
  );
}
