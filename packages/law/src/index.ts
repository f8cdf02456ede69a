export { basisOf, type Level, levelOf } from './basis.ts';
export { coveredThrough, isWorkingDay } from './deadlines/calendar.ts';
export { type Deadline, type DeadlineListing, deadline, deadlineRules } from './deadlines/deadline.ts';
export * from './types.ts';
