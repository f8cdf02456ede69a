import type { ChannelId, StepEventKind, StepState } from '@redress/contract';
import type { Move } from './case-lifecycle.ts';
import { channelFacts } from './channels.ts';

/** What a person or the server does with a step; what then happens to it are its events. */
export type StepMove = 'hold' | 'take-back' | 'release' | 'cancel' | 'finish' | 'resume';

/**
 * The life of a step. `hold` starts the regret window of an hour, `take-back` ends it and gives the draft back;
 * `release` is the moment from which letters may leave. A late answer to a finished step is still recorded.
 */
export const stepTransitions = {
  drafted: { hold: 'held', release: 'out', cancel: 'cancelled' },
  held: { 'take-back': 'drafted', release: 'out' },
  out: { finish: 'done' },
  done: { resume: 'out' },
  cancelled: {},
} as const satisfies Record<StepState, Partial<Record<StepMove, StepState>>>;

const table: Record<StepState, Partial<Record<StepMove, StepState>>> = stepTransitions;

export const stepAfter = (state: StepState, move: StepMove): StepState | undefined => table[state][move];

const finishing: readonly StepEventKind[] = ['refused', 'failed', 'decided', 'paid', 'withdrawn', 'agreed'];

/** What an event does to its step: after the last word nothing is awaited; a late acceptance resumes it. */
export function stepMoveOf(kind: StepEventKind): StepMove | undefined {
  if (finishing.includes(kind)) return 'finish';
  return kind === 'accepted' ? 'resume' : undefined;
}

export interface Happening {
  channel: ChannelId;
  kind: StepEventKind;
  detail?: string | undefined;
  /** Whether letters of other steps are out and have not come back. */
  othersOut: boolean;
}

/** What an event of a step does to the case; undefined where it changes nothing. */
export function moveOf({ channel, kind, detail, othersOut }: Happening): Move | undefined {
  const { leaves } = channelFacts[channel];
  if (!leaves) return undefined;
  switch (kind) {
    case 'sent':
      return leaves;
    case 'accepted':
      return leaves === 'escalate' ? 'escalate' : 'answer';
    case 'bounced':
      return othersOut ? undefined : 'bounce';
    case 'answered':
      return 'answer';
    case 'refused':
    case 'failed':
      return 'refuse';
    case 'agreed':
      return 'agree';
    case 'paid':
      return 'pay';
    case 'decided':
      return moveOfDecision(channel, detail);
    default:
      return undefined;
  }
}

/** A report leads to punishment and a police case to a criminal one: good news, but no money yet (LAW §5.4, §5.7). */
function moveOfDecision(channel: ChannelId, detail: string | undefined): Move {
  if (detail === 'decided:against-buyer' || detail === 'decided:no-case') return 'refuse';
  return detail === 'decided:for-buyer' && channel !== 'samr-report' ? 'agree' : 'answer';
}
