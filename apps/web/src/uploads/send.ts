import { type ItemView, itemView, type Problem, problem, urlOf } from '@redress/contract';
import { languageHeader, networkProblem } from '../api/client.ts';
import type { KeptUpload } from './store.ts';

export type Sent = { ok: true; item: ItemView } | { ok: false; problem: Problem };

/** One multipart upload with progress (which fetch cannot report). Aborting `signal` ends it as a network problem. */
export function sendUpload(
  upload: KeptUpload,
  options: { signal: AbortSignal; onProgress: (percent: number) => void },
): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', urlOf('addItem', { caseId: upload.caseId }));
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('accept-language', languageHeader());
    request.setRequestHeader('idempotency-key', upload.id);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress(Math.floor((100 * event.loaded) / event.total));
    };
    const lost = () => resolve({ ok: false, problem: networkProblem });
    request.onerror = lost;
    request.onabort = lost;
    request.ontimeout = lost;
    request.onload = () => resolve(answerOf(request));
    options.signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', upload.blob, upload.name);
    request.send(form);
  });
}

function answerOf(request: XMLHttpRequest): Sent {
  const body = parse(request.responseText);
  const item = itemView.safeParse(body);
  if (request.status >= 200 && request.status < 300 && item.success) return { ok: true, item: item.data };
  const known = problem.safeParse(body);
  const fallback = { type: 'about:blank', title: `HTTP ${request.status}`, status: request.status };
  return { ok: false, problem: known.success ? known.data : fallback };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
