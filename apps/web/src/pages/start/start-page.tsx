import { type DisputeType, disputeTypes } from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useMemo, useState } from 'react';
import { api, randomKey } from '../../api/client.ts';
import { useText } from '../../i18n/language.ts';
import { keepReceipt, rememberCase } from '../../lib/known-cases.ts';
import { readText, writeText } from '../../lib/storage.ts';
import { Notice, PageTitle } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioCards, TextArea } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

interface Draft {
  type?: DisputeType;
  story: string;
}
const draftKey = 'draft.start';

function readDraft(): Draft {
  try {
    const draft = JSON.parse(readText(draftKey) ?? '{}') as Partial<Draft>;
    const type = disputeTypes.find((t) => t === draft.type);
    return { story: typeof draft.story === 'string' ? draft.story : '', ...(type ? { type } : {}) };
  } catch {
    return { story: '' };
  }
}

/** A new key for each different draft: another body under an old key would be refused. */
const keyFor = (_draft: Draft): string => randomKey();

/** Opens a case; the same draft goes out under the same key, so that a retry after silence opens no second case. */
function useOpenCase(draft: Draft) {
  const navigate = useNavigate();
  const key = useMemo(() => keyFor(draft), [draft]);
  return useMutation({
    mutationFn: () =>
      api({ idempotencyKey: key })('openCase', {
        body: {
          ...(draft.type ? { disputeType: draft.type } : {}),
          ...(draft.story ? { story: draft.story } : {}),
        },
      }),
    onSuccess: ({ caseId, receiptCode }) => {
      keepReceipt(caseId, receiptCode);
      rememberCase({ caseId, openedAtMs: Date.now(), sample: false });
      writeText(draftKey, undefined);
      return navigate({ to: '/case/$caseId/receipt', params: { caseId }, replace: true });
    },
  });
}

/** What happened: a type in plain words and a story; every keystroke is kept on the device. */
export function StartPage() {
  const t = useText().start;
  const [draft, setDraft] = useState(readDraft);
  const [kept, setKept] = useState(false);
  const [asked, setAsked] = useState(false);
  const open = useOpenCase(draft);
  const change = (next: Draft) => {
    setDraft(next);
    setKept(writeText(draftKey, JSON.stringify(next)));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (draft.type && !open.isPending) open.mutate();
  };
  return (
    <form className="wrap narrow stack" onSubmit={submit} noValidate>
      <PageTitle title={t.title} lead={t.lead} />
      <TypeChoice value={draft.type} onChange={(type) => change({ ...draft, type })} />
      {asked && !draft.type && <Notice tone="stop" title={t.typeMissing} live />}
      <TextArea
        label={t.storyLabel}
        hint={t.storyHint}
        optional
        maxLength={5000}
        rows={6}
        placeholder={t.storyExample}
        value={draft.story}
        onChange={(event) => change({ ...draft, story: event.target.value })}
      />
      <p className="hint saved-line" role="status">
        {kept && (
          <>
            <Icon name="check" size={16} /> {t.draftKept}
          </>
        )}
      </p>
      {open.isError && <ProblemNotice error={open.error} onRetry={() => open.mutate()} />}
      <p className="hint">{t.privacy}</p>
      <Button type="submit" look="primary" wide busy={open.isPending}>
        {open.isPending ? t.submitting : t.submit}
      </Button>
    </form>
  );
}

function TypeChoice(props: { value: DisputeType | undefined; onChange: (type: DisputeType) => void }) {
  const t = useText().start;
  return (
    <RadioCards
      legend={t.typeLegend}
      name="dispute-type"
      value={props.value}
      columns
      options={disputeTypes.map((value) => ({ value, ...t.types[value] }))}
      onChange={(value) => props.onChange(value as DisputeType)}
    />
  );
}
