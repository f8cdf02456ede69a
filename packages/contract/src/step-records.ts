import { z } from 'zod';
import { channelId, stepEventKind } from './case-path.ts';
import { day } from './vocabulary.ts';

/** `redress path --history FILE`: what happened in the steps of a case. */
export const stepRecords = z.strictObject({
  steps: z.array(
    z.strictObject({
      id: z.string(),
      channel: channelId,
      events: z.array(z.strictObject({ kind: stepEventKind, day, detail: z.string().optional() })),
    }),
  ),
});
export type StepRecords = z.infer<typeof stepRecords>;
