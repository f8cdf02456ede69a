import type { Problem } from '@redress/contract';
import { randomKey } from '../api/client.ts';
import { sendUpload } from './send.ts';
import { dropUpload, type KeptUpload, keepUpload, keptUploads } from './store.ts';

export interface Upload {
  id: string;
  caseId: string;
  name: string;
  bytes: number;
  /** waiting → sending → done; failed waits for its next try; refused is the server's last word. */
  state: 'waiting' | 'sending' | 'failed' | 'refused' | 'done';
  percent: number;
  /** False when the device could not keep the file: the page must stay open. */
  kept: boolean;
  tries: number;
  retryAtMs?: number;
  problem?: Problem;
}

const parallel = 2;
const blobs = new Map<string, KeptUpload>();
const running = new Map<string, AbortController>();
const listeners = new Set<() => void>();
const doneListeners = new Set<(caseId: string) => void>();
let uploads: readonly Upload[] = [];

export const snapshot = (): readonly Upload[] => uploads;
export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
/** Called after each file that the server acknowledged. */
export function onUploaded(listener: (caseId: string) => void): () => void {
  doneListeners.add(listener);
  return () => doneListeners.delete(listener);
}

function set(next: readonly Upload[]): void {
  uploads = next;
  for (const listener of listeners) listener();
}
function update(id: string, change: Partial<Upload>): void {
  set(uploads.map((u) => (u.id === id ? { ...u, ...change } : u)));
}

/** Takes files into the queue; each is on this device's disk before its upload begins. */
export async function addFiles(caseId: string, files: Iterable<File>): Promise<void> {
  for (const file of files) {
    const upload: KeptUpload = {
      id: randomKey(),
      caseId,
      name: file.name,
      addedAtMs: Date.now(),
      blob: file,
    };
    enqueue(upload, await keepUpload(upload));
  }
}

/** Continues what an earlier visit left behind. */
export async function resumeUploads(caseId: string): Promise<void> {
  for (const upload of await keptUploads(caseId)) {
    if (!uploads.some((u) => u.id === upload.id)) enqueue(upload, true);
  }
}

function enqueue(upload: KeptUpload, kept: boolean): void {
  blobs.set(upload.id, upload);
  const { id, caseId, name, blob } = upload;
  set([...uploads, { id, caseId, name, bytes: blob.size, state: 'waiting', percent: 0, kept, tries: 0 }]);
  pump();
}

function pump(): void {
  const now = Date.now();
  for (const upload of uploads) {
    if (running.size >= parallel) return;
    const due = upload.state === 'failed' && (upload.retryAtMs ?? 0) <= now;
    if (upload.state === 'waiting' || due) void run(upload);
  }
}

async function run(upload: Upload): Promise<void> {
  const kept = blobs.get(upload.id);
  if (!kept) return;
  const controller = new AbortController();
  running.set(upload.id, controller);
  update(upload.id, { state: 'sending', percent: 0 });
  const sent = await sendUpload(kept, {
    signal: controller.signal,
    onProgress: (percent) => update(upload.id, { percent }),
  });
  running.delete(upload.id);
  if (controller.signal.aborted) return pump();
  if (sent.ok) await finish(upload, { state: 'done', percent: 100 });
  else if (mayPass(sent.problem.status)) retryLater(upload, sent.problem);
  else await finish(upload, { state: 'refused', problem: sent.problem });
  pump();
}

async function finish(upload: Upload, change: Partial<Upload>): Promise<void> {
  await dropUpload(upload.id);
  blobs.delete(upload.id);
  update(upload.id, change);
  if (change.state === 'done') for (const listener of doneListeners) listener(upload.caseId);
}

/** No answer, a busy or restarting server, a lost session: the file is kept and sent again. */
const mayPass = (status: number): boolean => [0, 401, 408, 409, 429].includes(status) || status >= 500;

function retryLater(upload: Upload, problem: Problem): void {
  const tries = upload.tries + 1;
  const waitMs = Math.min(1000 * 2 ** tries, 30_000);
  update(upload.id, { state: 'failed', tries, problem, retryAtMs: Date.now() + waitMs });
  setTimeout(pump, waitMs + 20);
}

/** Tries at once what waits for its next try. */
export function retryNow(): void {
  set(uploads.map((u) => (u.state === 'failed' ? { ...u, retryAtMs: 0 } : u)));
  pump();
}

/** Takes a file out of the queue and off this device. */
export function discard(id: string): void {
  running.get(id)?.abort();
  blobs.delete(id);
  void dropUpload(id);
  set(uploads.filter((u) => u.id !== id));
}

globalThis.addEventListener?.('online', retryNow);

/** Removes every file of a case that is still on this device. */
export async function discardCase(caseId: string): Promise<void> {
  for (const upload of uploads) if (upload.caseId === caseId) discard(upload.id);
  for (const upload of await keptUploads(caseId)) await dropUpload(upload.id);
}
