import { basesOf } from '../basis.ts';
import { allChannelRules, channelRules } from './channel-rules.ts';
import type { ChannelRule, Quoted, StepRecord } from './channels.ts';
import { statusOf } from './gate-view.ts';
import { type Opened, openingOf, opensOn, type PathContext, type Use, usesOn } from './openings.ts';
import type { PathStep } from './path-step.ts';
import * as words from './path-words.ts';
import { type Shut, shutByGate, shutByLock } from './shut.ts';
import { type PathInput, situationOf } from './situation.ts';
import { type Standing, standingOf } from './standing.ts';
import { clock } from './step-clocks.ts';
import { lastMove } from './step-record.ts';

/**
 * Every channel of a case as it stands on `today`: what is open, what waits for whom and until when, what is shut and by
 * what (LAW §5, §17). A step that was taken is judged by the law of the day on which it was begun, one still to be taken by
 * the law of today. Pure: the same input gives the same path.
 */
export function pathOf(
  input: PathInput & { history: readonly StepRecord[] },
  rules: readonly ChannelRule[] = allChannelRules,
): PathStep[] {
  const context: PathContext = {
    situation: situationOf(input),
    status: statusOf(input.gates),
    used: usesOn(input.today, input.history, rules),
    rules,
    today: input.today,
  };
  const ids = [...new Set(rules.map(({ id }) => id))];
  const inForce = channelRules(input.today, rules);
  const steps = ids.flatMap((id) => {
    const use = context.used.get(id);
    const anyRule = rules.find((one) => one.id === id) as ChannelRule;
    const rule = use ? (use.rule ?? bare(anyRule)) : inForce.find((one) => one.id === id);
    if (!rule) return [unrecorded(anyRule)];
    if (rule.onlyFor && !use && !rule.onlyFor.includes(input.disputeType)) return [];
    return [stepOf(rule, use, context)];
  });
  return urgentFirst(steps);
}

interface Ranked extends PathStep {
  rank?: number | undefined;
}

const urgentFirst = (steps: Ranked[]): PathStep[] =>
  steps
    .map((step, at) => ({ step, at }))
    .sort((a, b) => (a.step.rank ?? 99) - (b.step.rank ?? 99) || a.at - b.at)
    .map(({ step: { rank: _, ...step } }) => step);

function stepOf(rule: ChannelRule, use: Use | undefined, context: PathContext): Ranked {
  const move = use && lastMove(use.record);
  const base = { ...plain(rule), ...use?.limits, ...(use && { stepId: use.record.id }) };
  const standing = move ? standingOf(rule, move) : undefined;
  const active = standing !== undefined && standing.state !== 'ended';
  if (standing?.state === 'done') return taken(base, standing, 'done');
  if (isSettled(context) && !rule.outlivesPayment)
    return shut(base, { lockedBy: 'paid', why: words.settled, basis: [] });
  const opened = openingOf(rule, context, active);
  if (opened?.own) return follow(rule, opened, active ? standing : undefined, base, context);
  if (active) {
    const next = words.nextOf(rule, standing, base.clocks);
    return { ...taken(base, standing, standing.state as PathStep['state']), ...(next && { next }) };
  }
  const closed = shutByGate(rule, context.situation) ?? shutByLock(rule, context);
  if (closed && standing?.told)
    return shut(
      { ...base, action: standing.action },
      { ...closed, why: words.both(standing.told, closed.why) },
    );
  if (closed) return shut(base, closed);
  if (opened) return open(rule, opened, base, context);
  if (standing && move?.kind !== 'withdrawn') return taken(base, standing, 'closed');
  return later(rule, standing ? { ...base, action: words.mayBeginAgain } : base, context);
}

/** What a step led to; where that is only possible and the step still runs, it goes on waiting. */
function follow(
  rule: ChannelRule,
  opened: Opened,
  active: Standing | undefined,
  base: Base,
  context: PathContext,
): Ranked {
  const next = open(rule, opened, base, context);
  if (!active || opened.opening.force !== 'may' || next.state === 'closed') return next;
  return { ...next, state: 'waiting', next: { who: 'buyer' }, mayTake: false };
}

const isSettled = (context: PathContext): boolean =>
  [...context.used.values()].some(({ record }) => lastMove(record)?.kind === 'paid');

/** What every state of the step has in common. */
function plain(rule: ChannelRule): Omit<PathStep, 'state' | 'mayTake'> {
  const { id, channel, title, addressee, documents, asks, partial } = rule;
  return {
    channelId: id,
    channel,
    title,
    addressee,
    action: title,
    why: partial ? words.both(rule.why, partial) : rule.why,
    basis: cite(rule.basis),
    documents: [...documents],
    asks: [...asks],
    clocks: [],
    uncounted: [],
  };
}

const cite = (quotes: readonly Quoted[]) => basesOf(...new Set(quotes.map(({ article }) => article)));

type Base = ReturnType<typeof plain>;

/** A use as it stands. */
const taken = (base: Base, { action, told }: Standing, state: PathStep['state']): PathStep => ({
  ...base,
  state,
  action,
  why: told ? words.both(told, base.why) : base.why,
  mayTake: state === 'now',
});

/** Open: the buyer's move, unless the buyer's own limit has passed. */
function open(rule: ChannelRule, { opening, since }: Opened, base: Base, context: PathContext): Ranked {
  const limit = opening.within ? clock(opening.within, since, context.today) : undefined;
  const [own] = limit?.clocks ?? [];
  const withLimit = limit
    ? {
        ...base,
        clocks: [...base.clocks, ...limit.clocks],
        uncounted: [...base.uncounted, ...limit.uncounted],
      }
    : base;
  if (own?.state === 'overdue')
    return shut(withLimit, {
      lockedBy: `limit:${own.rule}`,
      why: words.limitPassed(own),
      basis: opening.basis,
    });
  const urged = opening.force !== 'may';
  return {
    ...withLimit,
    state: urged ? 'now' : 'later',
    action: opening.action,
    why: words.both(opening.why, base.why),
    basis: cite([...opening.basis, ...rule.basis]),
    ...(urged && { next: { who: 'buyer' as const, ...(own && { by: own.due }) } }),
    mayTake: true,
    rank: urged ? opening.rank : undefined,
  };
}

function shut(base: Base, { lockedBy, why, basis }: Shut): PathStep {
  const cited = cite(basis);
  return {
    ...base,
    state: 'closed',
    why,
    basis: cited.length > 0 ? cited : base.basis,
    lockedBy,
    mayTake: false,
  };
}

function later(rule: ChannelRule, base: Base, context: PathContext): PathStep {
  const day = opensOn(rule, context);
  return {
    ...base,
    state: 'later',
    why: day ? words.both(words.opensBySilence(day), base.why) : base.why,
    ...(day && { opensOn: day }),
    mayTake: !rule.onlyWhenOpened,
  };
}

/** A use whose law is not on record: where it stands is known, nothing of its law is asserted. */
const bare = (rule: ChannelRule): ChannelRule => ({
  ...rule,
  basis: [],
  asks: [],
  clocks: [],
  opens: [],
  locks: [],
  told: {},
  why: words.notOnRecord,
});

/** The channel exists, but its rules of that day are not on record: nothing is asserted. */
function unrecorded(rule: ChannelRule): PathStep {
  return {
    ...plain(rule),
    state: 'closed',
    why: words.notOnRecord,
    basis: [],
    documents: [],
    asks: [],
    lockedBy: 'not-on-record',
    mayTake: false,
  };
}
