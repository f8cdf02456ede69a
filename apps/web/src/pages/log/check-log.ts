import type { LogHeadLine, LogView } from '@redress/contract';
import { toBase64 } from '@redress/kernel';
import { judgeCheckpoint, openCheckpoint, parsePolicy } from '@redress/tlog';

/** What this browser found out itself about the newest head; `cosigners` names the witnesses on the final one. */
export type LogCheck = { ok: true; cosigners: string[] } | { ok: false; reason: string };

interface ShownHead {
  size: number;
  root: string;
  note: string;
}

/** The server is not believed: what it shows must be what its signed notes say, and "final" what a quorum signed. */
export function checkLog(view: LogView): LogCheck {
  const newest = checkHead(view.head, view);
  if (newest !== undefined) return { ok: false, reason: newest };
  if (view.size !== view.head.size) return { ok: false, reason: 'the size shown is not the signed one' };
  if (!view.final) return { ok: true, cosigners: [] };
  const older = checkHead(view.final, view);
  if (older !== undefined) return { ok: false, reason: older };
  if (view.final.size > view.size)
    return { ok: false, reason: 'the final head is larger than the newest one' };
  const policy = parsePolicy(view.policy?.text ?? '');
  if (!policy.ok) return { ok: false, reason: `the witness policy: ${policy.reason}` };
  const judged = judgeCheckpoint(policy.value, view.final.note, { logs: view.vkeys });
  if (!judged.ok) return judged;
  if (!judged.value.quorumMet) return { ok: false, reason: 'a head is called final that no quorum cosigned' };
  return { ok: true, cosigners: judged.value.cosigned.map(({ name }) => name) };
}

/** Why a head is not what its note says; undefined when it is. */
function checkHead(
  head: ShownHead,
  { vkeys, origin }: Pick<LogView, 'vkeys' | 'origin'>,
): string | undefined {
  const opened = openCheckpoint(head.note, vkeys);
  if (!opened.ok) return opened.reason;
  const { size, root } = opened.value;
  if (opened.value.origin !== origin) return 'the head is of another log';
  return size === head.size && toBase64(root) === head.root
    ? undefined
    : 'the head shown is not the one that was signed';
}

/** The same for a line of the list. */
export const isSigned = (head: LogHeadLine, view: Pick<LogView, 'vkeys' | 'origin'>): boolean =>
  checkHead(head, view) === undefined;
