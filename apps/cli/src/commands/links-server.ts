import { createClient, type LinksView, ProblemError, problem, urlOf } from '@redress/contract';
import { Refusal } from '@redress/kernel';
import { refusalOf } from './office-resolve.ts';

export type Call = ReturnType<typeof createClient>;

/** One buyer's session on a server. */
export interface Session {
  caseId: string;
  call: Call;
  /** The body of a download. */
  download(format: 'pdf' | 'docx'): Promise<Uint8Array>;
}

/**
 * Opens the case of a receipt code, works with it and closes the session again. The code comes from the environment, since
 * arguments can be read by other users of the machine. Refusals: `receipt-missing`, `server-refused`, `server-unreachable`.
 */
export async function withCase<T>(server: string, work: (session: Session) => Promise<T>): Promise<T> {
  const receiptCode = process.env.REDRESS_RECEIPT_CODE;
  if (!receiptCode)
    throw new Refusal('receipt-missing', {
      zh: '请在环境变量 REDRESS_RECEIPT_CODE 中给出案件的回执码。',
      en: 'Give the receipt code of the case in the environment variable REDRESS_RECEIPT_CODE.',
    });
  const baseUrl = server.replace(/\/+$/, '');
  try {
    const opened = await createClient({ baseUrl, fetch })('openSession', { body: { receiptCode } });
    const { caseId, token } = opened;
    const call = createClient({ baseUrl, fetch, token });
    try {
      return await work({ caseId, call, download: (format) => download(baseUrl, opened, format) });
    } finally {
      // The session would end by itself; a server that is gone by now must not hide what the work said.
      await call('closeSession', {}).catch(() => undefined);
    }
  } catch (error) {
    throw refusalOf(error, server);
  }
}

async function download(
  baseUrl: string,
  { caseId, token }: { caseId: string; token: string },
  format: 'pdf' | 'docx',
): Promise<Uint8Array> {
  const response = await fetch(baseUrl + urlOf('jointReportPaper', { caseId, format }), {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new ProblemError(problem.parse(await response.json()));
  return new Uint8Array(await response.arrayBuffer());
}

/** A call with the operator's key. Refusals: `key-missing`, `server-refused`, `server-unreachable`. */
export async function asOperator<T>(server: string, work: (call: Call) => Promise<T>): Promise<T> {
  const token = process.env.REDRESS_OPERATOR_KEY;
  if (!token)
    throw new Refusal('key-missing', {
      zh: '请在环境变量 REDRESS_OPERATOR_KEY 中给出运营者密钥。',
      en: 'Give the operator’s key in the environment variable REDRESS_OPERATOR_KEY.',
    });
  try {
    return await work(createClient({ baseUrl: server.replace(/\/+$/, ''), fetch, token }));
  } catch (error) {
    throw refusalOf(error, server);
  }
}

/** A count as it is told: below the floor it is a word. */
export const told = (count: LinksView['others']): string =>
  count === 'few' ? '少数几 / a few' : String(count);
