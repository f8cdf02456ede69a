export { formatPem, parsePem } from './pem.ts';
export type { ReasonCode } from './reasons.ts';
export { buildRequest, type TimestampRequest } from './request.ts';
export { Roots } from './roots.ts';
export type { CertificateSummary, Reason, Result, Stamp, UnverifiedStamp } from './types.ts';
export { readTimestamp, type VerifyOptions, verifyTimestamp } from './verify.ts';
