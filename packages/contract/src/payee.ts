import { z } from 'zod';
import { text } from './vocabulary.ts';

const name = text(60).trim().min(2);

/** Where money goes. It is kept encrypted and erased some time after it was used; every answer shows it masked. */
export const payee = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('bank'),
    name,
    account: text(40)
      .transform((number) => number.replace(/[\s-]/g, ''))
      .pipe(z.string().regex(/^\d{8,32}$/, 'an account number has 8 to 32 digits')),
    bankName: text(60).trim().min(2),
    /** 联行号, where the payer's bank asks for it. */
    bankCode: text(12)
      .regex(/^\d{12}$/)
      .optional(),
  }),
  z.strictObject({
    kind: z.literal('alipay'),
    name,
    /** A phone number, a mail address, or a user number that begins with 2088. */
    account: text(100)
      .trim()
      .regex(/^(?:1\d{10}|2088\d{12}|[^\s@]+@[^\s@]+\.[^\s@]+)$/),
  }),
  z.strictObject({
    kind: z.literal('wechat'),
    name,
    /** The payee's number within the payer's app. */
    openId: text(128).regex(/^[\w-]{10,128}$/),
  }),
]);
export type Payee = z.infer<typeof payee>;
export const payeeKinds = ['bank', 'alipay', 'wechat'] as const;

/** What is shown of it: enough to recognise one's own account, not to use it. */
export const maskedPayee = z.object({
  kind: z.enum(payeeKinds),
  name: z.string(),
  account: z.string(),
  bankName: z.string().optional(),
});
export type MaskedPayee = z.infer<typeof maskedPayee>;
