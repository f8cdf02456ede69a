import { sendNotice } from '#platform/mail';
import type { Handler } from '#platform/outbox';
import type { VettingDeps } from '../deps.ts';
import { merchantDuties } from '../queries/merchant-duties.ts';
import { dutyNotice, type News, type Notice, newsOf } from '../rules/notice.ts';
import * as store from '../store.ts';

export interface TellJob {
  orgId: string;
  what: News | 'duty';
}

/** Tells those who may hand papers in by mail. A repetition is the same mail with the same Message-ID. */
export function tell(deps: VettingDeps): Handler<TellJob> {
  return async ({ payload, key }) => {
    if (!deps.mail?.mailer) return 'done';
    const notice = await noticeOf(deps, payload);
    if (!notice) return 'done';
    const atMs = deps.clock.now();
    for (const to of await deps.members.noticeAddresses(payload.orgId, 'vetting.submit'))
      if ((await sendNotice(deps.mail, { to, notice, about: 'vetting', key, atMs })) === 'later')
        return { retry: 'not taken' };
    return 'done';
  };
}

async function noticeOf(deps: VettingDeps, { orgId, what }: TellJob): Promise<Notice | undefined> {
  const page = `${deps.publicUrl}/console/${orgId}`;
  if (what === 'duty') {
    const rows = await merchantDuties(deps, orgId);
    const overdue = rows.filter((row) => row.overdue).length;
    const due = rows.filter((row) => row.due && !row.overdue).length;
    return due + overdue === 0 ? undefined : dutyNotice({ due, overdue }, `${page}/merchants`);
  }
  const file = await store.findFile(deps.db, orgId);
  return newsOf(what, file?.due_at?.getTime(), `${page}/vetting`);
}
