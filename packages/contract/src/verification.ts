import { z } from 'zod';

/** One check of `redress verify`; names: bag, item:<path>, seal:<path>, checkpoint, witness:<name>, timestamp:<authority>, anchor:<chain>. */
export const check = z.object({ name: z.string(), ok: z.boolean(), detail: z.string() });
export const verification = z.object({ ok: z.boolean(), checks: z.array(check) });
export type Check = z.infer<typeof check>;
export type Verification = z.infer<typeof verification>;

/** RFC 9457 problem details; `errors` names each bad field by JSON pointer. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});
export type Problem = z.infer<typeof problem>;
