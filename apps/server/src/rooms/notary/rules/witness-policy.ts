import { formatPolicy, isQuorum, type Policy, parsePolicy } from '@redress/tlog';

export type WitnessPolicy = { ok: true; policy: Policy } | { ok: false; reason: string; mend: Bilingual };
interface Bilingual {
  zh: string;
  en: string;
}

/**
 * The policy by which the log that signs with `vkeys` collects cosignatures (c2sp.org/tlog-policy). It gets a `log` line
 * of each key that it does not name, so that it says in every bundle whose heads it judges, by whichever key. The reason
 * begins with the line where one can be named.
 */
export function readWitnessPolicy(text: string, vkeys: readonly string[]): WitnessPolicy {
  const parsed = parsePolicy(text);
  if (!parsed.ok)
    return wrong(parsed.reason, '请改正这一行', 'mend that line (c2sp.org/tlog-policy tells the form)');
  const policy = parsed.value;
  if (policy.logs.length > 0 && !policy.logs.some((log) => vkeys.includes(log.vkey)))
    return wrong(
      `no log line names this log, ${vkeys.join(', ')}`,
      '请加上这一日志的 log 行',
      'add its log line, or leave out all log lines',
    );
  const bad = policy.witnesses.find(({ url }) => url !== undefined && !isAddress(url));
  if (bad)
    return wrong(
      `line ${lineOf(text, bad.name)}: the address of ${bad.name} is not http:// or https:// without login, query or fragment`,
      '请改正见证人的地址',
      'give the address that the witness told you',
    );
  const mute = policy.witnesses.filter(({ url }) => url === undefined).map(({ name }) => name);
  if (policy.quorum !== 'none' && isQuorum(policy, mute))
    return wrong(
      `${mute.join(', ')} without address are a quorum by themselves, so nobody could tell whether they know a larger log`,
      '请写上见证人的地址',
      'add their addresses to the witness lines',
    );
  const unnamed = vkeys.filter((vkey) => policy.logs.every((log) => log.vkey !== vkey));
  return { ok: true, policy: { ...policy, logs: [...policy.logs, ...unnamed.map((vkey) => ({ vkey }))] } };
}

/** What is served and put into bundles: without comments, which are nobody else's business. */
export const policyText = (policy: Policy): string => formatPolicy(policy);

function wrong(reason: string, zh: string, en: string): WitnessPolicy {
  return { ok: false, reason, mend: { zh, en } };
}

/** In a policy that was parsed, a name is defined on one line. */
function lineOf(text: string, name: string): number {
  const isDefinition = (line: string) =>
    /^[ \t]*witness[ \t]/.test(line) && line.split(/[ \t]+/).includes(name);
  return text.split('\n').findIndex(isDefinition) + 1;
}

const isAddress = (url: string): boolean =>
  /^https?:\/\/(\[[0-9a-f:.]+\]|[^\s/?#@[\]:]+)(:[0-9]{1,5})?(\/[^\s?#]*)?$/i.test(url);
