import type { OfficeView, StepOffice } from '@redress/contract';

/** Entries of the directory that may be meant, best first, each once; the one that is written already is left out. */
export function candidatesOf({
  offices,
  entry: written,
}: StepOffice): { entry: OfficeView; certainty: StepOffice['offices'][number]['certainty'] }[] {
  const all = offices.flatMap(({ contact, others = [], certainty }) =>
    [...(contact ? [contact] : []), ...others].map((entry) => ({ entry, certainty })),
  );
  return [...new Map(all.toReversed().map((one) => [one.entry.entryId, one])).values()]
    .toReversed()
    .filter(({ entry }) => entry.entryId !== written?.entryId);
}

/** An entry that the step's law names, as it stands today. */
export const entryIn = ({ offices }: StepOffice, entryId: string | undefined): OfficeView | undefined =>
  offices
    .flatMap(({ contact, others = [] }) => [...(contact ? [contact] : []), ...others])
    .find((entry) => entry.entryId === entryId);
