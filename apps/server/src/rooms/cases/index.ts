export { type CasesRoom, createCasesRoom } from './create-room.ts';
export type { StepForService } from './queries/step-for-service.ts';
export type { LetterFormat } from './rules/letter-files.ts';
export { letterMediaTypes } from './rules/letter-files.ts';
