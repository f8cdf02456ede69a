import { z } from 'zod';

/** One check of `redress verify`; names: bag, item:<path>, seal:<path>, checkpoint, witness:<name>, timestamp:<authority>, anchor:<chain>. */
export const check = z.object({
  name: z.string(),
  ok: z.boolean(),
  detail: z.string(),
  /** RFC 3339: when a witness cosigned the head, an authority stamped it, a chain recorded it. */
  at: z.string().optional(),
  /** Whose word the key, policy or root certificate is: the verifier's own choice, or only the bundle's. */
  trust: z.enum(['given', 'inside']).optional(),
  /** Nothing is wrong, yet nothing is shown, e.g. a witness that did not cosign. */
  unproved: z.literal(true).optional(),
});
/** How the bundle's head stands under a witness policy: only with `quorumMet` may it be called witnessed. */
export const witnessed = z.object({
  quorumMet: z.boolean(),
  policy: z.enum(['given', 'inside']),
  cosigned: z.int(),
  witnesses: z.int(),
});
export const verification = z.object({
  ok: z.boolean(),
  checks: z.array(check),
  witnessed: witnessed.optional(),
});
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
