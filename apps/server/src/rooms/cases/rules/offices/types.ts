import type {
  ChannelId,
  DirectorySource,
  JurisdictionAnswer,
  PaperFacts,
  StepAddressee,
  StepOffice,
  StepState,
} from '@redress/contract';
import type { Hotline } from '@redress/law/jurisdiction';
import type { LetterKind } from '../letters/index.ts';

/** A step as far as it says whom it goes to. */
export interface AddressedStep {
  channel: ChannelId;
  state: StepState;
  details: {
    addressee: StepAddressee;
    /** Where the addressee was taken from, where it is not the buyer's own word. */
    from?: 'directory' | 'step' | undefined;
    entry?: DirectorySource | undefined;
  };
}

/** What is known of the offices of a case: the law with the directory's contacts, its steps, the buyer's own words. */
export interface CaseOffices {
  channels: JurisdictionAnswer['channels'];
  hotlines: Readonly<Record<Hotline, StepOffice['ask'][number]>>;
  /** Oldest first. */
  steps: readonly AddressedStep[];
  papers: PaperFacts;
}

export interface AddressedOffice {
  addressee: StepAddressee;
  office: StepOffice;
}

/** The papers of each channel to an authority that name its office. */
export const papersWithOffice: Readonly<Partial<Record<ChannelId, readonly LetterKind[]>>> = {
  'samr-complaint': ['samr-complaint'],
  'samr-report': ['samr-report'],
  'association-complaint': ['association-complaint'],
  'peoples-mediation': ['mediation-application'],
  'judicial-confirmation': ['judicial-confirmation'],
  'police-report': ['police-report'],
  'police-review': ['police-review'],
  'court-suit': ['civil-complaint', 'production-order', 'investigation-order'],
  reconsideration: ['reconsideration'],
};

export const hasLeft = ({ state }: AddressedStep): boolean => state === 'out' || state === 'done';

export const newestLeft = ({ steps }: CaseOffices, channel: ChannelId): AddressedStep | undefined =>
  steps.findLast((step) => step.channel === channel && hasLeft(step));
