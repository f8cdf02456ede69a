import type { ChannelId, StepAddressee, StepFacts } from '@redress/contract';
import type { LetterKind } from '../letters/index.ts';
import { competentIn } from './competent-office.ts';
import { officeOfStep } from './office-of-step.ts';
import { type AddressedStep, type CaseOffices, newestLeft, papersWithOffice } from './types.ts';

const channelOfPaper = new Map(
  Object.entries(papersWithOffice).flatMap(([channel, papers]) =>
    papers.map((paper) => [paper, channel as ChannelId] as const),
  ),
);

/**
 * The office as a paper prints it, of the newest step that it belongs to. `officeIn` is the division whose office is
 * competent where nobody entered its name: the blank says so.
 */
export function officeFacts(known: CaseOffices, kind: LetterKind): { facts: StepFacts; officeIn?: string } {
  const channel = channelOfPaper.get(kind);
  if (!channel) return { facts: {} };
  const step = known.steps.findLast((one) => one.channel === channel && one.state !== 'cancelled');
  const { addressee = {} } = officeOfStep(known, step ?? draftOf(channel)) ?? {};
  const facts =
    kind === 'reconsideration'
      ? { ...respondent(known), ...(addressee.name ? { government: addressee.name } : {}) }
      : factsOf(addressee);
  const place = addressee.name ? undefined : competentIn(known, channel).certain?.division?.fullName;
  return { facts, ...(place ? { officeIn: place } : {}) };
}

const draftOf = (channel: ChannelId): AddressedStep => ({
  channel,
  state: 'drafted',
  details: { addressee: {} },
});

const factsOf = ({ name, address, phone }: StepAddressee): StepFacts => ({
  ...(name ? { office: name } : {}),
  ...(name && address ? { officeAddress: address } : {}),
  ...(name && phone ? { officePhone: phone } : {}),
});

/** A reconsideration is directed against the regulator that got the complaint. */
function respondent(known: CaseOffices): StepFacts {
  const complaint = newestLeft(known, 'samr-complaint');
  return complaint ? factsOf(officeOfStep(known, complaint)?.addressee ?? {}) : {};
}
