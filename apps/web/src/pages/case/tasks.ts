import type { CaseView } from '@redress/contract';

export const taskNames = ['evidence', 'facts', 'reasons', 'parties', 'letters'] as const;
export type TaskName = (typeof taskNames)[number];
export type TaskState = 'todo' | 'doing' | 'check' | 'done';

export type SlotState = 'todo' | 'empty' | 'optional' | 'reading' | 'incomplete' | 'filled';

/** States of an evidence slot: "looked at, not enough" is not "nothing yet", and "nothing yet" may be no gap at all. */
export function slotState(view: CaseView, slot: string, must: boolean): SlotState {
  const files = view.chain.slots[slot] ?? [];
  const gap = view.chain.gaps.find((g) => g.slot === slot);
  if (files.length > 0) return gap ? 'incomplete' : 'filled';
  if (view.items.some((i) => i.state === 'reading')) return 'reading';
  if (!must) return 'optional';
  // Before anything was added there is nothing to warn of.
  return view.items.length === 0 ? 'todo' : 'empty';
}

/** Where each task stands, worked out from the case alone. */
export function taskState(view: CaseView, task: TaskName): TaskState {
  return rules[task](view);
}

const rules: Record<TaskName, (view: CaseView) => TaskState> = {
  evidence: (view) => {
    if (view.items.length === 0) return 'todo';
    if (view.items.some((i) => i.state === 'reading')) return 'doing';
    return view.chain.gaps.length > 0 ? 'check' : 'done';
  },
  facts: (view) => {
    const found = Object.values(view.facts).filter((f) => f !== undefined);
    if (found.length === 0) return 'todo';
    return found.some((f) => f.confidence < 0.8) ? 'check' : 'done';
  },
  reasons: (view) => {
    const answers = Object.keys(view.gateAnswers).length;
    if (answers === 0) return 'todo';
    if (view.gates.some((g) => g.status === 'stop' || g.status === 'warn')) return 'check';
    return view.gates.some((g) => g.status === 'unasked') ? 'doing' : 'done';
  },
  parties: (view) => {
    const { buyer, merchant, platform } = view.parties;
    if (!buyer?.name && !merchant?.name && !platform?.name) return 'todo';
    return buyer?.name && buyer.phone && buyer.address && (merchant?.name || platform?.name)
      ? 'done'
      : 'doing';
  },
  letters: (view) => {
    if (view.items.length === 0 || view.letters.length === 0) return 'todo';
    return view.letters.some((l) => l.missing.length > 0) ? 'check' : 'done';
  },
};
