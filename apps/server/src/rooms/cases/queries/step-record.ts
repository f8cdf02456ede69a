import { shanghaiDay } from '@redress/kernel';
import type { StepRecord } from '@redress/law';
import type { StepEventRow, StepRow } from '../store-steps.ts';

/** The record of a step as the law judges it. */
export const toRecord = (step: StepRow, events: readonly StepEventRow[]): StepRecord => ({
  id: step.id,
  channel: step.channel,
  events: events
    .filter(({ step_id }) => step_id === step.id)
    .map(({ kind, at, detail }) => ({
      kind,
      day: shanghaiDay(at.getTime()),
      ...(detail ? { detail } : {}),
    })),
});
