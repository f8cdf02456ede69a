import type { OrganisationState, VettingDocumentKind, VettingState } from '@redress/contract';

export const vettingMoves = [
  'submit', // the organisation hands it in
  'takeBack', // before anybody decided
  'accept', // a reviewer found everything good
  'return', // a reviewer says what to mend
  'lapse', // the day by which it had to be verified again is over
  'suspend', // by the operator
  'lift', // the suspension ends: somebody looks again
  'erase', // it was kept as long as it had to be, and is emptied
] as const;
export type VettingMove = (typeof vettingMoves)[number];

/**
 * The life of a vetting file. Handing in anew while the last acceptance stands costs nothing: until the reviewer decides
 * or the day is over it stays verified. "Due" is no state, it follows from the clock.
 */
export const transitions = {
  draft: { submit: 'submitted', erase: 'draft' },
  submitted: { accept: 'accepted', return: 'returned', takeBack: 'draft', suspend: 'suspended' },
  returned: { submit: 'submitted', suspend: 'suspended', erase: 'draft' },
  accepted: { submit: 'renewing', accept: 'accepted', lapse: 'lapsed', suspend: 'suspended' },
  renewing: {
    accept: 'accepted',
    return: 'accepted',
    takeBack: 'accepted',
    lapse: 'submitted',
    suspend: 'suspended',
  },
  lapsed: { submit: 'submitted', suspend: 'suspended', erase: 'draft' },
  suspended: { lift: 'submitted' },
} as const satisfies Record<VettingState, Partial<Record<VettingMove, VettingState>>>;

const table: Record<VettingState, Partial<Record<VettingMove, VettingState>>> = transitions;

/** The state after a move; undefined where it is not possible. */
export const after = (state: VettingState, move: VettingMove): VettingState | undefined => table[state][move];

/** What the rest of the house is told. */
export const organisationStateOf: Readonly<Record<VettingState, OrganisationState>> = {
  draft: 'draft',
  submitted: 'submitted',
  returned: 'rejected',
  accepted: 'verified',
  renewing: 'verified',
  lapsed: 'expired',
  suspended: 'suspended',
};

/** Papers of another name are no part of what a reviewer looks at: they may be added as long as a name stands. */
export const isOpenToPaper = (state: VettingState, kind: VettingDocumentKind): boolean =>
  kind === 'name-change' ? state === 'accepted' || state === 'renewing' : isOpenToChange(state);

/** Its facts and papers may be changed: not while a reviewer looks at them, and not while it is suspended. */
export const isOpenToChange = (state: VettingState): boolean =>
  after(state, 'submit') !== undefined && after(state, 'takeBack') === undefined;
