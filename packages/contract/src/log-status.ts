import { z } from 'zod';

const instant = z.iso.datetime();

/** What a server says at `/log/<shard>/status`: whether anything needs a person, and its newest audit. */
export const logStatus = z.object({
  v: z.literal(1),
  /** The log's origin. */
  log: z.string(),
  size: z.int(),
  ok: z.boolean(),
  problems: z.array(
    z.object({ problem: z.string(), since: instant, text: z.object({ zh: z.string(), en: z.string() }) }),
  ),
  audit: z.object({ at: instant, size: z.int(), ok: z.boolean() }).optional(),
});
export type LogStatus = z.infer<typeof logStatus>;
