import { authenticate } from 'mailauth';
import { limited, type Resolve } from './dns.ts';
import type { Envelope } from './listener.ts';

export interface DkimResult {
  domain: string;
  selector: string;
  result: 'pass' | 'fail' | 'unknown';
  /** The signer is the domain that the message says it is from. */
  aligned: boolean;
  /** False where the signature leaves a part of the text out (`l=`): anybody can have added that part. */
  whole: boolean;
  algorithm: string;
  /** The TXT record that was found: domains change their keys, and the signature verifies only with this one. */
  keyRecord?: string;
}

/**
 * `signed`: by the sender's own domain, nothing changed since. `signed-by-other`: unchanged since another domain signed it.
 * `partly`: only its beginning is signed. `broken`: changed, or not by that key. `unsigned`. `unknown`: DNS did not answer.
 */
export type MailVerdict = 'signed' | 'signed-by-other' | 'partly' | 'broken' | 'unsigned' | 'unknown';

export interface MailCheck {
  verdict: MailVerdict;
  dkim: DkimResult[];
  /** RFC 7208, RFC 9989 (DMARC), RFC 8617 (ARC): result words as they define them; absent where not checked. */
  spf?: string;
  dmarc?: string;
  arc?: string;
}

/** More signatures than any honest message has. */
const maxSignatures = 12;

/**
 * Checks signatures and sender of a message. `envelope` is known where we received it ourselves; behind one's own mail
 * server (`trustReceived`) the newest trace line tells. Never throws on a stranger's bytes.
 */
export async function verifyMail(
  bytes: Uint8Array,
  options: { resolve: Resolve; name: string; envelope?: Envelope | undefined; trustReceived?: boolean },
): Promise<MailCheck> {
  const { envelope, trustReceived = false } = options;
  const head = headOf(bytes);
  const signatures = head.match(/^DKIM-Signature:/gim)?.length ?? 0;
  if (signatures > maxSignatures) return { verdict: 'broken', dkim: [] };
  try {
    const found = await authenticate(Buffer.from(bytes), {
      resolver: limited(options.resolve),
      mta: options.name,
      disableBimi: true,
      rejectRsaSha1: true,
      trustReceived,
      ...(envelope ? { sender: envelope.from } : {}),
      ...(envelope && !trustReceived ? { ip: envelope.ip, helo: envelope.helo } : {}),
    });
    const dkim = found.dkim.results.filter((r) => r.status.result !== 'none').map(toDkimResult);
    const word = (status: { result: string } | undefined) => status?.result;
    const spf = found.spf && word(found.spf.status);
    const dmarc = found.dmarc && word(found.dmarc.status);
    const arc = found.arc && word(found.arc.status);
    return {
      verdict: verdictOf(dkim, signatures),
      dkim,
      ...(spf ? { spf } : {}),
      ...(dmarc ? { dmarc } : {}),
      ...(arc && arc !== 'none' ? { arc } : {}),
    };
  } catch {
    // Only broken input comes here: DNS failures are results.
    return { verdict: signatures > 0 ? 'broken' : 'unsigned', dkim: [] };
  }
}

type Found = Awaited<ReturnType<typeof authenticate>>['dkim']['results'][number];

function toDkimResult({
  signingDomain,
  selector,
  status,
  algo,
  rr,
  canonBodyLengthLimited,
}: Found): DkimResult {
  const unknown = status.result === 'temperror' || status.result === 'temperr';
  return {
    domain: signingDomain ?? '',
    selector: selector ?? '',
    result: status.result === 'pass' ? 'pass' : unknown ? 'unknown' : 'fail',
    aligned: Boolean(status.aligned),
    whole: !(canonBodyLengthLimited === true && (status.underSized ?? 0) > 0),
    algorithm: algo ?? '',
    ...(rr ? { keyRecord: rr } : {}),
  };
}

function verdictOf(dkim: readonly DkimResult[], signatures: number): MailVerdict {
  const passed = dkim.filter(({ result }) => result === 'pass');
  if (passed.some(({ aligned, whole }) => aligned && whole)) return 'signed';
  if (passed.some(({ whole }) => whole)) return 'signed-by-other';
  if (passed.length > 0) return 'partly';
  if (dkim.some(({ result }) => result === 'unknown')) return 'unknown';
  return signatures > 0 ? 'broken' : 'unsigned';
}

/** The header lines alone; a body may quote a signature. */
function headOf(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 1_048_576)).toString('latin1');
  const end = start.search(/\r?\n\r?\n/);
  return end < 0 ? start : start.slice(0, end);
}
