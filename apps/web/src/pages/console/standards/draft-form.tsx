import type { StandardTerms, StandardView } from '@redress/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../api/client.ts';
import { useText } from '../../../i18n/language.ts';
import { useWords } from '../../../i18n/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice, TextField } from '../../../ui/field.tsx';
import { Tick } from '../../../ui/tick.tsx';
import { ConfirmGate } from '../../account/confirm-gate.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { orgStandardsKey } from './standards-key.ts';
import { orgStandardsWords } from './standards-words.ts';

/** What may be asked beyond what every standard asks for. */
const extras = ['quantity', 'unused-check', 'issuer-record'] as const;
const whole = (typed: string, from: number, to: number): number | undefined => {
  const n = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
  return n >= from && n <= to ? n : undefined;
};

function useTerms(start: StandardView) {
  const [typed, setTyped] = useState({
    zh: start.title.zh,
    en: start.title.en,
    deliver: String(start.deliverWithinMinutes),
    answer: String(start.answerWithinHours),
  });
  const [chosen, setChosen] = useState({
    deliverer: start.deliverer,
    level: String(start.minimumLevel),
    proof: start.proof,
    singleUse: start.singleUse,
  });
  const deliver = whole(typed.deliver, 1, 43_200);
  const answer = whole(typed.answer, 1, 168);
  const title = { zh: typed.zh.trim(), en: typed.en.trim() };
  const terms: StandardTerms | undefined =
    deliver && answer && title.zh && title.en
      ? {
          title,
          deliverer: chosen.deliverer,
          deliverWithinMinutes: deliver,
          answerWithinHours: answer,
          minimumLevel: Number(chosen.level),
          proof: chosen.proof,
          singleUse: chosen.singleUse,
        }
      : undefined;
  const bad = { zh: !title.zh, en: !title.en, deliver: !deliver, answer: !answer };
  return { typed, setTyped, chosen, setChosen, terms, bad };
}

/** The organisation's own terms of a category; a published version stays as it is and gets a successor. */
export function DraftForm(props: {
  category: StandardView['category'];
  start: StandardView;
  onClose: () => void;
}) {
  const t = useWords(orgStandardsWords);
  const { cancel } = useText().common;
  const { orgId } = useOrganisation();
  const client = useQueryClient();
  const draft = useTerms(props.start);
  const [asked, setAsked] = useState(false);
  const save = useMutation({
    mutationFn: (body: StandardTerms) =>
      api()('draftStandard', { params: { orgId, category: props.category }, body }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: orgStandardsKey(orgId) });
      props.onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (draft.terms && !save.isPending) save.mutate(draft.terms);
  };
  return (
    <form className="form-card" onSubmit={submit} noValidate>
      <TermFields draft={draft} asked={asked} />
      {save.isError && <ConfirmGate error={save.error} onConfirmed={() => save.mutate(save.variables)} />}
      <div className="row">
        <Button type="submit" look="primary" busy={save.isPending}>
          {t.saveDraft}
        </Button>
        <Button look="quiet" onClick={props.onClose}>
          {cancel}
        </Button>
      </div>
    </form>
  );
}

function TermFields({ draft, asked }: { draft: ReturnType<typeof useTerms>; asked: boolean }) {
  const t = useWords(orgStandardsWords);
  const { typed, setTyped, chosen, setChosen, bad } = draft;
  const field = (name: keyof typeof typed, error: string) => ({
    value: typed[name],
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
    error: asked && bad[name] ? error : undefined,
  });
  return (
    <>
      <TextField label={t.fieldTitle} maxLength={100} {...field('zh', t.titleMissing)} />
      <TextField label={t.fieldTitleEn} maxLength={100} {...field('en', t.titleMissing)} />
      <TextField label={t.fieldDeliver} inputMode="numeric" {...field('deliver', t.numberBad(1, 43_200))} />
      <TextField label={t.fieldAnswer} inputMode="numeric" {...field('answer', t.numberBad(1, 168))} />
      <Choice
        label={t.fields.deliverer}
        value={chosen.deliverer}
        options={(['system', 'merchant'] as const).map((value) => ({ value, label: t.deliverers[value] }))}
        onChange={(deliverer) => setChosen({ ...chosen, deliverer })}
      />
      <Choice
        label={t.fieldLevel}
        value={chosen.level}
        options={['2', '3', '4'].map((value) => ({ value, label: t.levelOf[Number(value)] ?? value }))}
        onChange={(level) => setChosen({ ...chosen, level })}
      />
      <fieldset>
        <legend className="hint">{t.fieldProof}</legend>
        {extras.map((one) => (
          <Tick
            key={one}
            label={t.elements[one]}
            checked={chosen.proof.includes(one)}
            onChange={(on) =>
              setChosen({
                ...chosen,
                proof: on ? [...chosen.proof, one] : chosen.proof.filter((two) => two !== one),
              })
            }
          />
        ))}
      </fieldset>
      <Tick
        label={t.singleUse}
        checked={chosen.singleUse}
        onChange={(singleUse) => setChosen({ ...chosen, singleUse })}
      />
    </>
  );
}
