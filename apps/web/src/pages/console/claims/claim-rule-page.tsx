import type { ClaimRule, ClaimRuleView } from '@redress/contract';
import { claimKinds } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { minuteText } from '../../../lib/format.ts';
import { More, Notice, PageTitle } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { Choice, TextField } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Tick } from '../../../ui/tick.tsx';
import { claimWords } from '../../claim/words.ts';
import { useOrganisation } from '../organisation-context.ts';
import { type RuleDraft, toDraft, toRule, unset } from './rule-draft.ts';
import { ruleWords } from './rule-words.ts';

const ruleKey = (orgId: string) => ['claim-rule', orgId] as const;

/** What the merchant refunds by itself: tried on the past first, then saved as a new version. */
export function ClaimRulePage() {
  const t = useWords(claimWords);
  const { orgId } = useOrganisation();
  const view = useQuery({
    queryKey: ruleKey(orgId),
    queryFn: () => api()('getClaimRule', { params: { orgId } }),
  });
  return (
    <div className="stack">
      <Link to="/console/$orgId/claims" params={{ orgId }} className="back-link">
        <Icon name="back" size={18} /> {t.inboxTitle}
      </Link>
      <PageTitle title={t.rulesTitle} lead={t.rulesLead} />
      {view.isPending && <Loading lines={5} />}
      {view.isError && <ConsoleProblem error={view.error} onRetry={() => void view.refetch()} />}
      {view.data && <RuleStands view={view.data} />}
      {view.data && <RuleForm key={view.data.version} view={view.data} />}
      {view.data && <Versions view={view.data} />}
    </div>
  );
}

/** Whether anything is refunded by itself now, before the fields that could change it. */
function RuleStands({ view: { rule, version } }: { view: ClaimRuleView }) {
  const t = useWords(ruleWords);
  if (!rule) return <Notice tone="quiet" title={t.none} />;
  if (!rule.active) return <Notice tone="quiet" title={t.off(version)} />;
  return <Notice tone="ok" title={t.on(version, formatYuan(rule.upToFen), formatYuan(rule.dailyCapFen))} />;
}

function useRule(orgId: string) {
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (body: ClaimRule) => api()('saveClaimRule', { params: { orgId }, body }),
    onSuccess: (next) => client.setQueryData(ruleKey(orgId), next),
  });
  const attempt = useMutation({
    mutationFn: (body: ClaimRule) => api()('tryClaimRule', { params: { orgId }, body }),
  });
  return { save, attempt };
}

function RuleForm({ view }: { view: ClaimRuleView }) {
  const t = useWords(claimWords);
  const { orgId, may } = useOrganisation();
  const [draft, setDraft] = useState<RuleDraft>(view.rule ? toDraft(view.rule) : unset);
  const [asked, setAsked] = useState(false);
  const { save, attempt } = useRule(orgId);
  const rule = toRule(draft, view.rule?.categories ?? []);
  const change = (next: Partial<RuleDraft>) => {
    setDraft({ ...draft, ...next });
    attempt.reset();
  };
  const go = (work: (body: ClaimRule) => void) => {
    setAsked(true);
    if (rule) work(rule);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) go(save.mutate);
  };
  const error = save.error ?? attempt.error;
  return (
    <form className="card stack" onSubmit={submit} noValidate>
      <RuleFields draft={draft} change={change} asked={asked} />
      {attempt.data && (
        <Notice tone="info" live>
          <p>{t.ruleTried(attempt.data.settled, attempt.data.claims, formatYuan(attempt.data.fen))}</p>
        </Notice>
      )}
      {error && <ConsoleProblem error={error} />}
      {may('rules.manage') && (
        <div className="row">
          <Button busy={attempt.isPending} onClick={() => go(attempt.mutate)}>
            {t.ruleTry}
          </Button>
          <Button type="submit" look="primary" busy={save.isPending}>
            {t.ruleSave}
          </Button>
        </div>
      )}
    </form>
  );
}

const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}));

function RuleFields(props: { draft: RuleDraft; change: (next: Partial<RuleDraft>) => void; asked: boolean }) {
  const t = useWords(claimWords);
  const r = useWords(ruleWords);
  const { draft, change, asked } = props;
  const money = (name: 'upTo' | 'cap') => ({
    inputMode: 'decimal' as const,
    maxLength: 12,
    value: draft[name],
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
    error: asked && !/^\d+(\.\d{1,2})?$/.test(draft[name].trim()) ? t.amountBad : undefined,
  });
  return (
    <>
      <Tick label={t.ruleActive} checked={draft.active} onChange={(active) => change({ active })} />
      <div className="claim-two">
        <TextField label={t.ruleUpTo} hint={r.example('50.00')} {...money('upTo')} />
        <TextField label={t.ruleCap} hint={r.example('500.00')} {...money('cap')} />
      </div>
      <fieldset className="stack-small">
        <legend>{t.ruleKinds}</legend>
        {claimKinds.map((kind) => (
          <Tick
            key={kind}
            label={t.kinds[kind].title}
            checked={draft.kinds.includes(kind)}
            onChange={(on) =>
              change({ kinds: on ? [...draft.kinds, kind] : draft.kinds.filter((one) => one !== kind) })
            }
          />
        ))}
      </fieldset>
      <div className="claim-two">
        <Choice
          label={t.ruleFrom}
          hint={t.ruleHoursHint}
          value={draft.fromHour}
          options={hours}
          onChange={(fromHour) => change({ fromHour })}
        />
        <Choice
          label={t.ruleTo}
          value={draft.toHour}
          options={hours}
          onChange={(toHour) => change({ toHour })}
        />
      </div>
    </>
  );
}

function Versions({ view }: { view: ClaimRuleView }) {
  const t = useWords(claimWords);
  if (view.versions.length === 0) return null;
  return (
    <More summary={t.ruleVersions}>
      <ol className="stack-small">
        {view.versions.map(({ version, savedAt, rule }) => (
          <li key={version}>
            {t.ruleVersion(version)} · {minuteText(savedAt)} · {t.ruleUpTo} {formatYuan(rule.upToFen)} ·{' '}
            {t.ruleCap} {formatYuan(rule.dailyCapFen)}
          </li>
        ))}
      </ol>
    </More>
  );
}
