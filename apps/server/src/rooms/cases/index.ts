export { type CasesRoom, createCasesRoom } from './create-room.ts';
export type { StepForService } from './queries/step-for-service.ts';
