export { addresseeOfEntry, sourceOfEntry } from './competent-office.ts';
export { officeFacts } from './office-facts.ts';
export { officeOfStep } from './office-of-step.ts';
export { type AddressedStep, type CaseOffices, papersWithOffice } from './types.ts';
