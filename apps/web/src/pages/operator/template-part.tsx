import type { Addition, TemplateName, TemplateView } from '@redress/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, problemOf } from '../../api/client.ts';
import { useText } from '../../i18n/language.ts';
import { Card, Notice, Skeleton } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { faultsByField } from './entry-draft.ts';
import { additionParts, limits } from './template-draft.ts';
import { TemplateHistory } from './template-history.tsx';
import { TemplatePreview } from './template-preview.tsx';

interface Props {
  name: TemplateName;
  operatorKey: string;
}

/** One paper: what is added to it, how that looks, and every version it had. */
export function TemplatePart({ name, operatorKey }: Props) {
  const text = useText();
  const client = useQueryClient();
  const [by, setBy] = useState('');
  const read = useQuery({
    queryKey: ['templates', name],
    queryFn: () => api({ token: operatorKey })('getTemplate', { params: { name } }),
  });
  const reload = () => client.invalidateQueries({ queryKey: ['templates'] });
  if (read.isError) return <ProblemNotice error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Skeleton lines={6} label={text.common.loading} />;
  const view = read.data;
  return (
    <>
      <Card>
        <Form key={view.revision} {...{ view, operatorKey, by }} onBy={setBy} onSaved={reload} />
      </Card>
      <TemplateHistory {...{ view, operatorKey, by }} onReverted={reload} />
    </>
  );
}

function Form(props: {
  view: TemplateView;
  operatorKey: string;
  by: string;
  onBy: (by: string) => void;
  onSaved: () => unknown;
}) {
  const { view, operatorKey, by } = props;
  const text = useText();
  const t = text.operator.templates;
  const [draft, setDraft] = useState<Addition>(view.addition);
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      api({ token: operatorKey })('saveTemplate', {
        params: { name: view.name },
        body: { addition: draft, by, revision: view.revision },
      }),
    onSuccess: props.onSaved,
  });
  const faults = faultsByField(
    (problemOf(save.error)?.errors ?? []).map(({ pointer, detail }) => ({
      pointer: pointer.replace('/addition', ''),
      detail,
    })),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (by.trim().length > 1 && !save.isPending) save.mutate();
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {additionParts.map((part) => {
        const Field = part === 'preamble' ? TextArea : TextField;
        const inherited = view.name !== 'all' && draft[part] === undefined ? view.inForce[part] : '';
        return (
          <Field
            key={part}
            label={t.parts[part]}
            hint={inherited ? t.inherited(inherited) : t.hints[part]}
            optional
            error={faults[part]}
            maxLength={limits[part]}
            value={draft[part] ?? ''}
            onChange={(event) => setDraft(withPart(draft, part, event.target.value, view.name))}
          />
        );
      })}
      <TextField
        label={t.by}
        hint={t.byHint}
        maxLength={60}
        error={tried && by.trim().length < 2 ? t.byMissing : faults.by}
        value={by}
        onChange={(event) => props.onBy(event.target.value)}
      />
      {save.isError && <ProblemNotice error={save.error} />}
      {save.isSuccess && (
        <Notice tone="ok" live>
          <p>{t.saved}</p>
        </Notice>
      )}
      <div className="row">
        <Button type="submit" look="primary" busy={save.isPending}>
          {text.common.save}
        </Button>
        <TemplatePreview name={view.name} addition={draft} operatorKey={operatorKey} />
      </div>
    </form>
  );
}

/** Emptied, a part of one paper switches off that of all papers; of all papers it is simply gone. */
function withPart(draft: Addition, part: keyof Addition, value: string, name: TemplateName): Addition {
  const { [part]: _, ...rest } = draft;
  const oneLine = value.replace(/[\r\n\t]+/g, ' ');
  return value === '' && name === 'all' ? rest : { ...rest, [part]: oneLine };
}
