export * from './case-view.ts';
export * from './client.ts';
export * from './endpoints.ts';
export * from './facts-input.ts';
export * from './log-view.ts';
export * from './report.ts';
export * from './verification.ts';
export * from './vocabulary.ts';
