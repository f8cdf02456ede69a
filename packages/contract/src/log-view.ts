import { z } from 'zod';
import { bilingual, instant, text } from './vocabulary.ts';

const base64Hash = z.string().describe('base64 of 32 bytes');
const size = z.int().nonnegative();
const when = instant;

/** A page of the log: everything up to `size`, signed. `note` is the signed text word for word. */
export const logHead = z.object({ size, root: base64Hash, note: z.string(), at: when.optional() });

/** A witness of the policy. Nothing here says "witnessed": only a quorum makes a head final. */
export const logWitness = z.object({
  name: z.string(),
  vkey: z.string(),
  groups: z.array(z.string()).describe('Groups of the policy that it stands in'),
  since: when.optional().describe('Its first signature that we hold'),
  signed: z.object({ size, at: when }).optional().describe('Its newest signature, by its own clock'),
  failingSince: when.optional(),
});
export const logAuthority = z.object({ name: z.string(), size, stampedAt: when });
export const logAnchor = z.object({
  chain: z.string(),
  contract: z.string(),
  size,
  tx: z.string(),
  block: z.int().nonnegative().optional(),
  at: when.optional(),
});
export const logAudit = z.object({ at: when, size, ok: z.boolean(), problem: z.string().optional() });
export const logHalt = z.object({
  at: when,
  code: z.string(),
  reason: z.string(),
  evidence: z.string().optional().describe('For example two signed heads that contradict each other'),
});
export const logView = z.object({
  shard: z.string(),
  origin: z.string(),
  vkeys: z
    .array(z.string())
    .describe('Every verifier key the log had: those that sign first, the newest at the head'),
  size,
  head: logHead.describe('The newest published head'),
  final: logHead
    .optional()
    .describe("The newest head that the policy's quorum cosigned; the note carries the cosignatures"),
  policy: z.object({ text: z.string(), quorum: z.string() }).optional(),
  witnesses: z.array(logWitness),
  authorities: z.array(logAuthority).describe('Newest RFC 3161 token of each authority'),
  anchors: z.array(logAnchor).describe('Newest anchor on each chain'),
  audit: logAudit.optional().describe('The newest self-check, which hashes every stored byte again'),
  halt: logHalt.optional().describe('Sequencing stands still, for this reason'),
});
export type LogView = z.infer<typeof logView>;

export const logHeadLine = logHead.required().extend({
  grownBy: size,
  final: z.boolean(),
  cosignedBy: z.array(z.string()),
  stampedBy: z.array(z.string()),
  anchoredOn: z.array(z.string()),
});
export const logHeads = z.object({
  heads: z.array(logHeadLine).describe('Newest first'),
  cursor: z.string().optional().describe('Gives the next page; absent at the end'),
});
export type LogHeads = z.infer<typeof logHeads>;
export type LogHeadLine = z.infer<typeof logHeadLine>;

export const logGrowth = z.object({
  by: z.enum(['day', 'hour']),
  points: z.array(z.object({ from: when, entries: size })).describe('Oldest first; days of Asia/Shanghai'),
});
export type LogGrowth = z.infer<typeof logGrowth>;

export const logEntry = z.object({
  index: size,
  id: z.string(),
  type: z.string(),
  sealedAt: when.describe('When the head that covers it was signed'),
  entry: z.string().describe('The exact bytes of the entry, as text'),
  leafHash: z.string().describe('hex'),
  proof: z.string().describe('c2sp.org/tlog-proof under the newest head'),
  final: z.boolean().describe('A quorum cosigned a head that covers it'),
});
export type LogEntry = z.infer<typeof logEntry>;

const hex32 = z.string().regex(/^[0-9a-fA-F]{64}$/);
const base64of32 = z.string().regex(/^[0-9A-Za-z+/]{43}=$/);
/** One way of asking; a digest stands in the body and never in a URL, which proxies write down. */
export const logQuestion = z.union([
  z.strictObject({ sha256: hex32 }),
  z.strictObject({ leafHash: z.union([hex32, base64of32]) }),
  z.strictObject({ id: text(60) }),
  z.strictObject({ index: size }),
]);
export type LogQuestion = z.input<typeof logQuestion>;
export const logAnswer = z.object({
  seals: z
    .array(
      z.object({
        index: size,
        id: z.string(),
        type: z.string(),
        sealedAt: when,
        leafHash: z.string(),
        final: z.boolean(),
      }),
    )
    .describe('Oldest first, at most 20'),
  total: size,
  waiting: z.boolean().describe('Received, not yet under a signed head'),
  meaning: bilingual,
});
export type LogAnswer = z.infer<typeof logAnswer>;
export type FoundSeal = LogAnswer['seals'][number];
