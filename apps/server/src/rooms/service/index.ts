export { createServiceRoom, type ServiceRoom } from './create-room.ts';
export type { ServiceDeps } from './deps.ts';
