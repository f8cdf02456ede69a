import type { CaseDeadline, StepEventView, StepView } from '@redress/contract';
import { shanghaiDay } from '@redress/kernel';
import { openNote } from '../contents.ts';
import type { CasesDeps } from '../deps.ts';
import { byHandWords, isWithBuyer, noMailWords } from '../rules/by-hand.ts';
import { channelOf, channelTitle } from '../rules/channel-law.ts';
import { explainDeadline } from '../rules/explain-deadline.ts';
import { letterTitles } from '../rules/letter-files.ts';
import type { LetterKind } from '../rules/letters/index.ts';
import { channelFacts, recordable } from '../rules/lifecycle/channels.ts';
import { eventWords } from '../rules/path-words.ts';
import { movedText } from '../rules/recounted.ts';
import { ruleTitle } from '../rules/rule-words.ts';
import type { DeadlineRow } from '../store-deadlines.ts';
import * as steps from '../store-steps.ts';
import type { LoadedCase } from './load-case.ts';
import { sealOf } from './read-timeline.ts';
import { addresseeOf } from './step-addressee.ts';
import { type Lacks, papersOf } from './step-letters.ts';

/** The steps of a case with letters, events and deadlines, oldest first. `lacks` says what a paper still lacks. */
export async function readSteps(
  deps: CasesDeps,
  loaded: LoadedCase,
  deadlines: readonly DeadlineRow[],
  lacks: (name: LetterKind) => Lacks,
): Promise<StepView[]> {
  const caseId = loaded.row.id;
  const [rows, events, letters] = await Promise.all([
    steps.listSteps(deps.db, caseId),
    steps.listStepEvents(deps.db, caseId),
    steps.listStepLetters(deps.db, caseId),
  ]);
  return Promise.all(
    rows.map(async (step) => {
      const own = events.filter(({ step_id }) => step_id === step.id);
      const papers = letters.filter(({ step_id }) => step_id === step.id);
      return {
        ...toView(deps, loaded, step),
        ...byHandOf(step, own),
        letters: lettersOf(step, papers, lacks),
        events: await Promise.all(own.map((event) => eventView(deps, loaded, event))),
        deadlines: deadlines
          .filter(({ step_id }) => step_id === step.id)
          .map((row) => deadlineView(row, loaded)),
      };
    }),
  );
}

function toView(deps: CasesDeps, loaded: LoadedCase, step: steps.StepRow) {
  const { ways } = channelFacts[step.channel];
  const left = step.state === 'out' || step.state === 'done';
  return {
    id: step.id,
    channelId: step.channel,
    channel: channelOf(step.channel),
    title: channelTitle(step.channel),
    state: step.state,
    ...(step.way ? { way: step.way } : {}),
    ...addresseeOf(deps, loaded, step),
    ways: [...ways],
    ...(deps.sendsMail || left || !ways.includes('mail') ? {} : { noMail: noMailWords }),
    openedAt: step.opened_at.toISOString(),
    openedBy: step.opened_by,
    ...(step.held_until ? { heldUntil: step.held_until.toISOString() } : {}),
    ...(step.released_at ? { releasedAt: step.released_at.toISOString() } : {}),
    can: {
      release: step.state === 'drafted' && loaded.row.status !== 'closed',
      cancel: step.state === 'drafted' || step.state === 'held',
      record: left ? [...recordable(step.channel)] : [],
    },
  };
}

function byHandOf({ state, channel }: steps.StepRow, events: readonly steps.StepEventRow[]) {
  const byHand = isWithBuyer(state, events) ? byHandWords(channel) : undefined;
  return byHand ? { byHand } : {};
}

/** Of a draft what would leave today; once released what left. */
function lettersOf(
  step: steps.StepRow,
  kept: readonly steps.StepLetterRow[],
  lacks: (name: LetterKind) => Lacks,
): StepView['letters'] {
  if (step.state === 'drafted')
    return papersOf(step).map((name) => {
      const id = kept.find((letter) => letter.name === name)?.letter_id;
      return { name, title: letterTitles[name], ...(id ? { id } : {}), ...lacks(name) };
    });
  return kept.map(({ name, letter_id: id }) => ({
    name,
    title: letterTitles[name],
    id,
    missing: [],
    useful: [],
  }));
}

async function eventView(
  deps: CasesDeps,
  { row }: Pick<LoadedCase, 'row'>,
  event: steps.StepEventRow,
): Promise<StepEventView> {
  const note = event.contents ? openNote(deps.blobs, row.vault, event.contents) : {};
  return {
    id: event.id,
    kind: event.kind,
    at: event.at.toISOString(),
    recordedAt: event.recorded_at.toISOString(),
    ...(event.detail ? { detail: event.detail } : {}),
    what: eventWords(event.kind, event.detail),
    ...note,
    ...(event.proof_item_id ? { proofItemId: event.proof_item_id } : {}),
    ...(await sealOf(deps, event.id)),
  };
}

/** A deadline with its computation, or why none can be given yet. */
export function deadlineView(
  row: DeadlineRow,
  { history, nowMs }: Pick<LoadedCase, 'history' | 'nowMs'>,
): CaseDeadline {
  const record = history.find(({ id }) => id === row.step_id);
  const why = explainDeadline(row, record, shanghaiDay(nowMs));
  const mark = row.latest_day !== null && 'provisional' in why ? why.provisional?.text : undefined;
  const moved = movedText(row);
  return {
    id: row.id,
    ...(row.step_id ? { stepId: row.step_id } : {}),
    channelId: row.channel,
    rule: row.rule,
    title: ruleTitle(row.rule),
    boundParty: row.party,
    from: row.from_day,
    state: row.state,
    ...(row.due_day ? { due: row.due_day } : {}),
    ...(mark ? { provisional: mark } : {}),
    ...(moved ? { moved } : {}),
    ...(row.settled_at ? { settledAt: row.settled_at.toISOString() } : {}),
    why,
  };
}
