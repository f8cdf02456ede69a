import { type Checkpoint, openCheckpoint } from './checkpoint.ts';
import { formatVkey, type VerifyEd25519 } from './key.ts';
import type { OpenedNote } from './note.ts';
import { fail, type Result, value } from './result.ts';

/** Which logs and witnesses somebody trusts, and how many witnesses are enough (c2sp.org/tlog-policy). */
export interface Policy {
  logs: { vkey: string; url?: string }[];
  /** `name` stands for the witness inside the policy only; the key has a name of its own. */
  witnesses: { name: string; vkey: string; url?: string }[];
  /** In the order of definition: members are witnesses or earlier groups. */
  groups: { name: string; threshold: number; members: string[] }[];
  /** A witness, a group, or `none`. */
  quorum: string;
}

/** The policy file that `parsePolicy` reads back as the same policy. Whether it is a valid one, only that tells. */
export function formatPolicy({ logs, witnesses, groups, quorum }: Policy): string {
  const line = (...words: (string | undefined)[]): string => `${words.filter((w) => w).join(' ')}\n`;
  const howMany = (threshold: number, of: number): string =>
    threshold === of ? 'all' : threshold === 1 ? 'any' : String(threshold);
  return [
    ...logs.map(({ vkey, url }) => line('log', vkey, url)),
    ...witnesses.map(({ name, vkey, url }) => line('witness', name, vkey, url)),
    ...groups.map((g) => line('group', g.name, howMany(g.threshold, g.members.length), ...g.members)),
    line('quorum', quorum),
  ].join('');
}

/** Whether witnesses of these names (as the policy calls them) are a quorum. */
export function isQuorum(policy: Policy, cosigned: Iterable<string>): boolean {
  if (policy.quorum === 'none') return true;
  const yes = new Set(cosigned);
  // A stranger cannot vote with the name of a group.
  for (const { name } of policy.groups) yes.delete(name);
  for (const { name, threshold, members } of policy.groups)
    if (members.filter((member) => yes.has(member)).length >= threshold) yes.add(name);
  return yes.has(policy.quorum);
}

export interface JudgedCheckpoint extends Checkpoint {
  note: OpenedNote;
  /** The policy's witnesses that cosigned, each with its POSIX time. */
  cosigned: { name: string; atSeconds: number }[];
  quorumMet: boolean;
}

/**
 * A checkpoint under a policy: signed by one of its logs, and which witnesses cosigned. Below quorum the value says
 * `quorumMet: false`; a reason is given only for a checkpoint that no log of the policy signed. `logs` replaces the
 * policy's own list, for a policy that names none.
 */
export function judgeCheckpoint(
  policy: Policy,
  checkpoint: string,
  options: { logs?: readonly string[]; verify?: VerifyEd25519 } = {},
): Result<JudgedCheckpoint> {
  const logs = options.logs ?? policy.logs.map(({ vkey }) => vkey);
  if (logs.length === 0) return fail('the policy names no log');
  const vkeys = [...logs, ...policy.witnesses.map(({ vkey }) => vkey)];
  const head = openCheckpoint(checkpoint, vkeys, options.verify);
  if (!head.ok) return head;
  const times = new Map(head.value.note.verified.map((v) => [formatVkey(v.key), v.atSeconds]));
  const cosigned = policy.witnesses.flatMap(({ name, vkey }) => {
    const atSeconds = times.get(vkey);
    return atSeconds === undefined ? [] : [{ name, atSeconds }];
  });
  const quorumMet = isQuorum(
    policy,
    cosigned.map(({ name }) => name),
  );
  return value({ ...head.value, cosigned, quorumMet });
}
