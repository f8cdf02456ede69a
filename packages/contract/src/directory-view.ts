import { z } from 'zod';
import { bilingual, day, instant, text } from './vocabulary.ts';

export const divisionCode = z.string().regex(/^\d{6}$/);
export const divisionView = z.object({
  code: z.string(),
  name: z.string(),
  /** From the province down, e.g. 浙江省杭州市余杭区. */
  fullName: z.string(),
  level: z.enum(['province', 'city', 'county']),
  /** Nothing stands below it. */
  lowest: z.boolean(),
});
export type DivisionView = z.infer<typeof divisionView>;

export const officeKinds = [
  'market-regulator',
  'police',
  'court',
  'consumer-association',
  'government',
] as const;
export const officeKind = z.enum(officeKinds);
export type OfficeKind = z.infer<typeof officeKind>;

const webAddress = z.url({ protocol: /^https?$/ }).max(300);
const host = z
  .string()
  .max(253)
  .regex(/^(?=.{4,253}$)([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u);

/** What is kept of an office. Only `kind` and `divisionCode` must stand; contacts are completed by people. */
export const officeFields = z.strictObject({
  kind: officeKind,
  divisionCode,
  name: text(100).min(2),
  address: text(300).min(2).optional(),
  phone: text(100).min(3).optional(),
  email: z.email().max(200).optional(),
  web: webAddress.optional(),
  /** What it takes, in the office's own words, e.g. 网络交易. */
  categories: z.array(text(40).min(1)).max(20).optional(),
  /** What to mind when handing something in there: window, hours, copies. Shown to buyers, printed in no paper. */
  note: text(300).min(2).optional(),
});
export type OfficeFields = z.infer<typeof officeFields>;

/** What is kept of a platform: by what it is found, and where its operator is. */
export const platformFields = z.strictObject({
  name: text(100).min(2),
  aliases: z.array(text(100).min(2)).max(20).optional(),
  domains: z.array(host).max(50).optional(),
  operator: text(120).min(2).optional(),
  creditCode: text(40).optional(),
  filing: text(60).optional(),
  /** 住所 of the operator's licence. */
  licenceAddress: text(300).optional(),
});
export type PlatformFields = z.infer<typeof platformFields>;

export const entryTypes = ['office', 'platform'] as const;
export const entryType = z.enum(entryTypes);
export type EntryType = z.infer<typeof entryType>;

/** Null takes a field away. */
export const officeChange = z.strictObject({
  kind: officeFields.shape.kind.optional(),
  divisionCode: officeFields.shape.divisionCode.optional(),
  name: officeFields.shape.name.optional(),
  address: officeFields.shape.address.nullable(),
  phone: officeFields.shape.phone.nullable(),
  email: officeFields.shape.email.nullable(),
  web: officeFields.shape.web.nullable(),
  categories: officeFields.shape.categories.nullable(),
  note: officeFields.shape.note.nullable(),
});
export const platformChange = z.strictObject({
  name: platformFields.shape.name.optional(),
  aliases: platformFields.shape.aliases.nullable(),
  domains: platformFields.shape.domains.nullable(),
  operator: platformFields.shape.operator.nullable(),
  creditCode: platformFields.shape.creditCode.nullable(),
  filing: platformFields.shape.filing.nullable(),
  licenceAddress: platformFields.shape.licenceAddress.nullable(),
});

/** Where it stands and on which day somebody looked: nothing enters the directory without it. */
const checked = { source: text(300).min(2), checkedOn: day };
const changeOf = <T extends EntryType, C extends z.ZodType>(type: T, change: C) =>
  z.strictObject({
    type: z.literal(type),
    /** Absent: a new entry. */
    entryId: text(60).optional(),
    change,
    ...checked,
  });
export const entryChange = z.discriminatedUnion('type', [
  changeOf('office', officeChange),
  changeOf('platform', platformChange),
]);
export type EntryChange = z.infer<typeof entryChange>;

const entryShape = {
  entryId: z.string(),
  revision: z.int(),
  source: z.string(),
  checkedOn: day,
  updatedAt: instant,
};
export const officeView = z.object({
  ...entryShape,
  fields: officeFields,
  division: divisionView,
  /** The one that is named where several of its kind stand in one division. */
  main: z.boolean(),
});
export type OfficeView = z.infer<typeof officeView>;
export const platformView = z.object({ ...entryShape, fields: platformFields });
export type PlatformView = z.infer<typeof platformView>;

/** One line of an entry's history; values that were erased later are absent. */
export const entryHistory = z.array(
  z.object({
    revision: z.int(),
    at: instant,
    by: z.enum(['proposal', 'operator', 'import']),
    changed: z.array(z.string()),
    fields: z.record(z.string(), z.unknown()).optional(),
    source: z.string(),
    checkedOn: day,
    /** Index in the log once sealed. */
    logIndex: z.int().optional(),
  }),
);

/** A field that would not become what the proposer saw, or that other open proposals want otherwise. */
export const proposalConflict = z.object({
  field: z.string(),
  reason: z.enum(['changed-since', 'other-proposal', 'taken']),
  detail: bilingual,
});
export const proposalView = z.object({
  proposalId: z.string(),
  type: entryType,
  entryId: z.string().optional(),
  /** Name of the entry as it is, for people. */
  entryName: z.string().optional(),
  state: z.enum(['open', 'accepted', 'refused']),
  /** Field by field: what stands now and what is proposed; null takes it away. */
  changes: z.array(z.object({ field: z.string(), now: z.unknown().optional(), proposed: z.unknown() })),
  source: z.string(),
  checkedOn: day,
  madeAt: instant,
  decidedAt: instant.optional(),
  reason: z.string().optional(),
  conflicts: z.array(proposalConflict),
});
export type ProposalView = z.infer<typeof proposalView>;
