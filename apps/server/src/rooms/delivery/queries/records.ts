import type { Readable } from 'node:stream';
import type { DeliveryDeps } from '../deps.ts';
import * as store from '../store.ts';

type Reader = Pick<DeliveryDeps, 'db' | 'blobs'>;

const vaultOf = ({ id, wrapped_key: wrappedKey }: store.FileRow) => ({ id: `proof:${id}`, wrappedKey });

const viewOf = (deps: Reader, row: store.FileRow) => ({
  fileId: row.id,
  name: deps.blobs.openRow(vaultOf(row), row.contents).toString(),
  bytes: Number(row.bytes),
  mediaType: row.media_type,
  addedAt: row.added_at.toISOString(),
});

/** Records that were uploaded by hand with proofs of an order, the oldest first. */
export async function recordsOf(deps: Reader, orderId: string) {
  return (await store.listFilesOfOrder(deps.db, orderId)).map((row) => viewOf(deps, row));
}

/** One of them with its bytes; undefined where the order has no such record. */
export async function openRecord(
  deps: Reader,
  { orderId, fileId }: { orderId: string; fileId: string },
): Promise<{ file: ReturnType<typeof viewOf>; content: Readable } | undefined> {
  const row = (await store.listFilesOfOrder(deps.db, orderId)).find(({ id }) => id === fileId);
  return row && { file: viewOf(deps, row), content: await deps.blobs.get(vaultOf(row), row.blob) };
}
