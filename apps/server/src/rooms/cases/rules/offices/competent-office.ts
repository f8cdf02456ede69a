import type { ChannelId, OfficeView, StepAddressee, StepOffice } from '@redress/contract';
import { askedOffice, type Hotline, jurisdictionOf, officeToWriteTo } from '@redress/law/jurisdiction';
import { type CaseOffices, newestLeft } from './types.ts';

type CompetentOffice = StepOffice['offices'][number];

/** Who is competent in a channel by the law, whom to ask, and the one office that may be written to without asking. */
export function competentIn(
  known: CaseOffices,
  channel: ChannelId,
): Pick<StepOffice, 'offices' | 'ask' | 'notes'> & { certain?: CompetentOffice | undefined } {
  const hotlines = (numbers: readonly Hotline[]) => numbers.map((number) => known.hotlines[number]);
  const asked = askedOffice[channel];
  if (asked) return { offices: [], ask: hotlines(asked.ask), notes: [asked.note] };
  const name = jurisdictionOf[channel];
  const { offices = [], ask = [], notes = [] } = known.channels.find((one) => one.channel === name) ?? {};
  // The place may be certain and the office still not entered by anybody: then too somebody is to be asked.
  const numbers: Hotline[] = channel.startsWith('samr-') ? ['12315', '12345'] : ['12345'];
  const certain = name && officeToWriteTo(name, offices);
  const holds = channel !== 'reconsideration' || wentToCompetent(known);
  return {
    offices,
    ask: ask.length > 0 ? ask : hotlines(numbers),
    notes,
    certain: holds ? certain : undefined,
  };
}

/** The government stands above whichever regulator really got the complaint: known only where we know that one. */
function wentToCompetent(known: CaseOffices): boolean {
  const complaint = newestLeft(known, 'samr-complaint');
  if (!complaint) return true;
  const { entryId } = competentIn(known, 'samr-complaint').certain?.contact ?? {};
  return entryId !== undefined && complaint.details.entry?.entryId === entryId;
}

/** An entry of the directory as an addressee. */
export function addresseeOfEntry({ fields }: OfficeView): StepAddressee {
  const { name, address, phone } = fields;
  return { name, ...(address ? { address } : {}), ...(phone ? { phone } : {}) };
}

export const sourceOfEntry = ({ entryId, source, checkedOn }: OfficeView) => ({ entryId, source, checkedOn });
