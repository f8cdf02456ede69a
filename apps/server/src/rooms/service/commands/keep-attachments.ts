import { Refusal } from '@redress/kernel';
import { inTransaction } from '#platform/database';
import type { MailPart } from '#platform/mail';
import { sealedPart } from '../contents.ts';
import type { ServiceDeps } from '../deps.ts';
import type * as store from '../store.ts';
import * as inbound from '../store-inbound.ts';

/**
 * Keeps the attachments of a mail as items, each once, typed by content like any stranger's file. What evidence refuses (an
 * archive, a program, a broken file) stays in the mail itself, and the row says why.
 */
export async function keepAttachments(
  deps: ServiceDeps,
  mailbox: store.Mailbox,
  { id, case_id }: store.InboundRow,
  parts: readonly MailPart[],
): Promise<void> {
  const standing = await inbound.listParts(deps.db, case_id);
  const known = new Set(standing.filter(({ inbound_id }) => inbound_id === id).map(({ number }) => number));
  for (const [index, part] of parts.entries()) {
    const number = index + 1;
    if (known.has(number)) continue;
    const row = (itemId: string | null, refused?: Refusal) => ({
      inbound_id: id,
      case_id,
      number,
      item_id: itemId,
      contents: sealedPart.seal(deps.blobs, mailbox.vault, {
        file: part.fileName,
        ...(refused ? { refused: { zh: refused.text.zh, en: refused.text.en } } : {}),
      }),
    });
    try {
      await deps.evidence.addItem({
        caseId: case_id,
        declaredName: part.fileName,
        content: once(part.bytes),
        provenance: 'server',
        // In the item's own transaction: a repetition of the job finds both or neither.
        async alongside(trx, item) {
          await inbound.insertPart(trx, row(item.id));
        },
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await inTransaction(deps.db, (trx) => inbound.insertPart(trx, row(null, error)));
    }
  }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
