import type { NodemailerError } from 'nodemailer';

/**
 * `refused`: the server said no for good. `later`: nothing was accepted, another try may help. `unknown`: the
 * connection was lost after the message was handed over: it may or may not be on its way.
 */
export type SendFailure =
  | { kind: 'refused'; response: string; code: number }
  | { kind: 'later'; why: 'refused' | 'unreachable' | 'login' | 'tls' | 'failed'; response?: string }
  | { kind: 'unknown'; why: string };

/** Reads an error of the SMTP client. The texts of servers are kept as they came, cut to one kilobyte. */
export function failureOf(error: unknown, handedOver: boolean): SendFailure {
  const { code, responseCode, response } = error as NodemailerError & { responseCode?: number | false };
  const said = typeof response === 'string' ? { response: response.slice(0, 1024) } : {};
  if (code === 'ETLS' || code === 'EREQUIRETLS' || isAboutTls(error))
    return { kind: 'later', why: 'tls', ...said };
  if (code === 'EAUTH') return { kind: 'later', why: 'login', ...said };
  if (typeof responseCode === 'number' && responseCode >= 500 && isAboutMessage(error))
    return { kind: 'refused', code: responseCode, response: said.response ?? String(responseCode) };
  if (typeof responseCode === 'number' && responseCode >= 400)
    return { kind: 'later', why: 'refused', ...said };
  if (handedOver) return { kind: 'unknown', why: String(code ?? 'lost') };
  // A message that can never be sent (larger than the server takes, an address that is none) is final.
  if (code === 'EMESSAGE' || code === 'EENVELOPE')
    return { kind: 'refused', code: 554, response: (error as Error).message.slice(0, 1024) };
  if (code === 'ECONNECTION' || code === 'ETIMEDOUT' || code === 'EDNS' || code === 'ESOCKET')
    return { kind: 'later', why: 'unreachable', ...said };
  return { kind: 'later', why: 'failed', ...said };
}

/** A 5xx to the sender, recipient or text is final; one to the greeting or the login is the operator's to mend. */
const isAboutMessage = (error: unknown): boolean =>
  /^(?:MAIL FROM|RCPT TO|DATA)$/.test((error as NodemailerError).command ?? '');

/** No STARTTLS where it is required, or a certificate that nobody we trust vouches for. */
function isAboutTls(error: unknown): boolean {
  const { command, originalCode } = error as NodemailerError & { originalCode?: string };
  return command === 'STARTTLS' || /CERT|SELF_SIGNED|TLS|SSL|LEAF_SIGNATURE/.test(String(originalCode ?? ''));
}
