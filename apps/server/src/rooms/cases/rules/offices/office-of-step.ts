import type { ChannelId, PaperFacts, StepAddressee, StepOffice } from '@redress/contract';
import { givenParts } from '../given-parts.ts';
import { addresseeOfEntry, competentIn, sourceOfEntry } from './competent-office.ts';
import {
  type AddressedOffice,
  type AddressedStep,
  type CaseOffices,
  hasLeft,
  newestLeft,
  papersWithOffice,
} from './types.ts';

/**
 * Whom a step to an authority goes to, and how that is known; undefined: it goes to no authority. What left stays as
 * it was. Of a draft the buyer's word comes first, else the office that is certainly competent where the directory has
 * it; otherwise it stays unknown, with whom to ask.
 */
export function officeOfStep(known: CaseOffices, step: AddressedStep): AddressedOffice | undefined {
  if (!papersWithOffice[step.channel]) return undefined;
  const onPaper = paperWord(known.papers, step.channel);
  const chosen = givenParts(step.details.addressee);
  const { from, entry } = step.details;
  // Taken from elsewhere and not changed since: it keeps its source.
  const taken = from !== undefined && (hasLeft(step) || isEmpty(onPaper));
  const source = { from: taken ? from : 'buyer', ...(taken && entry ? { entry } : {}) } as const;
  const word = taken ? chosen : { ...chosen, ...onPaper };
  if (hasLeft(step))
    return { addressee: word, office: { ...nothing, ...(isEmpty(word) ? { from: 'unknown' } : source) } };
  const { certain, ...law } = competentIn(known, step.channel);
  const base = certain?.contact ? fromDirectory(certain.contact) : earlierStep(known, step.channel);
  if (!isEmpty(word))
    return {
      addressee: taken ? word : { ...base?.addressee, ...word },
      office: { ...law, ask: [], ...source },
    };
  if (base) return { addressee: base.addressee, office: { ...law, ask: [], ...base.source } };
  return { addressee: {}, office: { ...law, from: 'unknown' } };
}

const nothing: Pick<StepOffice, 'offices' | 'ask' | 'notes'> = { offices: [], ask: [], notes: [] };
const isEmpty = (word: StepAddressee): boolean => Object.keys(word).length === 0;

/** What the buyer entered for a paper of the channel. */
function paperWord(papers: PaperFacts, channel: ChannelId): StepAddressee {
  for (const paper of papersWithOffice[channel] ?? []) {
    const { office, officeAddress, officePhone, government } = papers[paper] ?? {};
    // In a reconsideration `office` is whoever it is directed against.
    const word =
      channel === 'reconsideration'
        ? givenParts({ name: government })
        : givenParts({ name: office, address: officeAddress, phone: officePhone });
    if (!isEmpty(word)) return word;
  }
  return {};
}

interface Base {
  addressee: StepAddressee;
  source: Pick<StepOffice, 'from' | 'entry'>;
}

const fromDirectory = (contact: Parameters<typeof addresseeOfEntry>[0]): Base => ({
  addressee: addresseeOfEntry(contact),
  source: { from: 'directory', entry: sourceOfEntry(contact) },
});

/** A review by the same police goes where the report went. */
function earlierStep(known: CaseOffices, channel: ChannelId): Base | undefined {
  const { policeReview = 'reconsider' } = known.papers['police-review'] ?? {};
  if (channel !== 'police-review' || policeReview !== 'reconsider') return undefined;
  const report = newestLeft(known, 'police-report');
  const { addressee = {} } = (report && officeOfStep(known, report)) ?? {};
  return addressee.name ? { addressee, source: { from: 'step' } } : undefined;
}
