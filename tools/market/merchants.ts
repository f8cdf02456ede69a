import { multipart, send } from '../../apps/server/src/testing.ts';
import { type Complaint, follow } from './buyers.ts';
import type { Merchant, Server } from './stage.ts';

/** A merchant that pays where it cannot show a delivery. */
export async function payAtOnce(server: Server, complaint: Complaint): Promise<void> {
  await follow(server, complaint);
  if (complaint.view?.state !== 'open') return;
  const { orgId, person } = complaint.merchant.org;
  const path = `/api/organisations/${orgId}/claims/${complaint.claimId}/answer`;
  const answer = await person.send('POST', path, { body: { kind: 'pay' } });
  if (answer.statusCode !== 200) throw new Error(`an answer was not taken: ${answer.body}`);
}

/** A picture of its mail server's page: one point. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** The page for merchants without a connector: which card, where to, when, and a record of it as a file. */
export async function proveByForm(
  { app }: Server,
  { org }: Merchant,
  orderRef: string,
  nowMs: number,
): Promise<void> {
  const { body, headers } = multipart('发货记录.png', picture);
  const path = `/api/organisations/${org.orgId}`;
  const file = await send(app, 'POST', `${path}/proof-files`, {
    raw: body,
    headers: { ...headers, cookie: org.person.cookie },
  });
  const proof = {
    orderRef,
    qtyOrdered: 1,
    items: [{ cardRef: '1', kind: 'card', commit: '5'.repeat(64), last4: '8K2D' }],
    channel: 'email',
    recipient: 'b***@example.com',
    enteredAt: new Date(nowMs - 3_600_000).toISOString(),
    retrieval: 'message-accepted',
    fileIds: [file.json().fileId],
  };
  const answer = await org.person.send('POST', `${path}/proofs`, { body: proof });
  if (answer.statusCode !== 201) throw new Error(`a proof was not taken: ${answer.body}`);
}
