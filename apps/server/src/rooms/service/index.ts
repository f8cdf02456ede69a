export { createServiceRoom } from './create-room.ts';
