import { z } from 'zod';
import { competentOffice, hotline } from './jurisdiction-view.ts';
import { bilingual, day } from './vocabulary.ts';

export const stepAddressee = z.object({
  name: z.string().optional(),
  email: z.string().optional(),
  address: z.string().optional(),
  phone: z.string().optional(),
});
export type StepAddressee = z.infer<typeof stepAddressee>;

/** The entry of the directory that an addressee was taken from, as it stood then. */
export const directorySource = z.object({
  entryId: z.string(),
  source: z.string(),
  checkedOn: day,
});
export type DirectorySource = z.infer<typeof directorySource>;

/** How it is known which office of an authority a step goes to. */
export const stepOffice = z.object({
  /** directory: an entry of the office that is certainly competent; step: an earlier step went there; unknown: ask. */
  from: z.enum(['buyer', 'directory', 'step', 'unknown']),
  entry: directorySource.optional(),
  /** Of a draft: who is competent, the one to go to first; whoever is not certain is offered and never written. */
  offices: z.array(competentOffice),
  /** Whom to ask where no office is certain. */
  ask: z.array(hotline),
  notes: z.array(bilingual),
});
export type StepOffice = z.infer<typeof stepOffice>;
