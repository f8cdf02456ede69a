export type { Automatic } from './automatic.ts';
export { composeMail, type OutMail } from './compose-mail.ts';
export {
  type DkimRecord,
  type DkimSigner,
  dkimRecordOf,
  isSelector,
  loadDkimKey,
  makeDkimKey,
} from './dkim-key.ts';
export { createResolve, type Resolve, resolveFrom } from './dns.ts';
export type { Dsn, DsnRecipient } from './dsn.ts';
export { freshText } from './fresh-text.ts';
export {
  type Acceptance,
  createMailListener,
  type Envelope,
  type ListenerOptions,
  type MailListener,
} from './listener.ts';
export { createMailer, type Mailer, type MailerOptions, type Sending, type SendOutcome } from './mailer.ts';
export type { Mdn } from './mdn.ts';
export { sendNotice } from './notice.ts';
export { type MailConfig, type MailSetup, openMail } from './open-mail.ts';
export { type MailPart, parseMail, type ReadMail, type UnreadableMail } from './parse-mail.ts';
export { readMail } from './read-mail.ts';
export { withoutTrace } from './trace.ts';
export { type DkimResult, type MailCheck, type MailVerdict, verifyMail } from './verify-mail.ts';
