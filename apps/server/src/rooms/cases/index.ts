export type { RecordedStepEvent, StepHappening } from './commands/record-step-event.ts';
export { type CasesRoom, createCasesRoom } from './create-room.ts';
export type { CasesDeps } from './deps.ts';
export type { StepForService } from './queries/step-for-service.ts';
