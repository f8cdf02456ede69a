import type { StepAddressee } from '@redress/contract';

/** What was really given of an addressee: an empty text is nothing. */
export const givenParts = (addressee: StepAddressee): StepAddressee =>
  Object.fromEntries(Object.entries(addressee).filter(([, value]) => value?.trim()));
