/** A file that the server has not acknowledged yet, kept on this device so that a closed tab loses nothing. */
export interface KeptUpload {
  /** Also the Idempotency-Key: a file sent twice is stored once. */
  id: string;
  caseId: string;
  name: string;
  addedAtMs: number;
  blob: Blob;
}

const table = 'uploads';

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

let opened: Promise<IDBDatabase> | undefined;
function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('redress', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(table, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

/** Resolves once the file is durable on this device; false where the device keeps no files (private windows). */
export async function keepUpload(upload: KeptUpload): Promise<boolean> {
  try {
    const transaction = (await database()).transaction(table, 'readwrite');
    await asked(transaction.objectStore(table).put(upload));
    return true;
  } catch {
    return false;
  }
}

export async function dropUpload(id: string): Promise<void> {
  try {
    await asked((await database()).transaction(table, 'readwrite').objectStore(table).delete(id));
  } catch {
    // It was not kept. Were it still there, the next visit would send it again under the same key: harmless.
  }
}

/** What earlier visits left behind for a case, oldest first. */
export async function keptUploads(caseId?: string): Promise<KeptUpload[]> {
  try {
    const store = (await database()).transaction(table).objectStore(table);
    const all = (await asked(store.getAll())) as KeptUpload[];
    return all.filter((u) => !caseId || u.caseId === caseId).sort((a, b) => a.addedAtMs - b.addedAtMs);
  } catch {
    return [];
  }
}
