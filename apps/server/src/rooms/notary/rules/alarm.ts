interface Bilingual {
  zh: string;
  en: string;
}

/** What is known of a log's health; all times in milliseconds. */
export interface Health {
  halts: readonly { id: string; code: string; reason: string; atMs: number }[];
  /** The newest audit; absent before the first one. */
  audit?: { atMs: number; ok: boolean; size: number; problem?: string };
  witnesses: readonly { name: string; failingSinceMs: number }[];
  /** Authorities that were asked and gave nothing usable. */
  authorities: readonly { name: string; failingSinceMs: number }[];
  /** Authorities and chains that worked once and have not covered the heads since. */
  lagging: readonly { kind: 'timestamp' | 'anchor'; name: string; sinceMs: number }[];
  /** Since when the public site cannot be written; absent while it can. */
  siteFailingSinceMs?: number;
  /** How often heads are stamped and anchored. */
  everyMs: { timestamp: number; anchor: number };
}

/** Something that a person must look at. */
export interface Problem {
  /** The same while it is the same problem: told once, told again daily, told when it is over. */
  key: string;
  sinceMs: number;
  text: Bilingual;
}

const hourMs = 3_600_000;
/** Longer than a restart of somebody else's machine, shorter than a night. */
const failingMs = 6 * hourMs;
/** Beyond the usual interval. */
const lagMs = { timestamp: 6 * hourMs, anchor: 24 * hourMs };
/** One that has been silent for so long is no longer configured, or was alarmed about thirty times. */
const forgetMs = 30 * 24 * hourMs;
const staleAuditMs = 50 * hourMs;

/** What is wrong at `nowMs`, the gravest first; empty when nothing is. */
export function problemsOf(health: Health, nowMs: number): Problem[] {
  const { halts, audit, witnesses, authorities, lagging, everyMs } = health;
  const failing = (one: { failingSinceMs: number }) => nowMs - one.failingSinceMs >= failingMs;
  const site = health.siteFailingSinceMs;
  const told = new Set(authorities.map(({ name }) => `timestamp:${name}`));
  return [
    ...halts.map(({ id, code, reason, atMs }) => ({
      key: `halt:${id}`,
      sinceMs: atMs,
      text: {
        zh: `存证日志已停止写入（${code}）：${reason}`,
        en: `the log is halted (${code}): ${reason}`,
      },
    })),
    ...(audit ? auditProblems(audit, halts, nowMs) : []),
    ...witnesses.filter(failing).map(({ name, failingSinceMs }) => ({
      key: `witness:${name}`,
      sinceMs: failingSinceMs,
      text: {
        zh: `见证方 ${name} 已超过 6 小时未能签署`,
        en: `witness ${name} has not cosigned for more than 6 hours`,
      },
    })),
    ...(site !== undefined && nowMs - site >= failingMs
      ? [
          {
            key: 'site',
            sinceMs: site,
            text: {
              zh: '存证日志的公开副本已超过 6 小时无法更新',
              en: 'the public copy of the log could not be written for more than 6 hours',
            },
          },
        ]
      : []),
    ...authorities
      .filter(failing)
      .map(({ name, failingSinceMs }) => silence('timestamp', name, failingSinceMs)),
    ...lagging
      .filter(({ kind, name, sinceMs }) => {
        const ms = nowMs - sinceMs;
        return ms >= lagMs[kind] + everyMs[kind] && ms < forgetMs && !told.has(`${kind}:${name}`);
      })
      .map(({ kind, name, sinceMs }) => silence(kind, name, sinceMs)),
  ];
}

function silence(kind: 'timestamp' | 'anchor', name: string, sinceMs: number): Problem {
  const hours = lagMs[kind] / hourMs;
  const text =
    kind === 'timestamp'
      ? {
          zh: `时间戳机构 ${name} 已超过 ${hours} 小时未给出应有的时间戳`,
          en: `authority ${name} has owed a timestamp for more than ${hours} hours`,
        }
      : {
          zh: `区块链 ${name} 已超过 ${hours} 小时未写入应有的日志检查点`,
          en: `a head should stand on ${name} since more than ${hours} hours`,
        };
  return { key: `${kind}:${name}`, sinceMs, text };
}

function auditProblems(
  audit: NonNullable<Health['audit']>,
  halts: Health['halts'],
  nowMs: number,
): Problem[] {
  const told = halts.some(({ code }) => code === 'audit-failed');
  const stale = nowMs - audit.atMs >= staleAuditMs;
  return [
    ...(audit.ok || told
      ? []
      : [
          {
            key: 'audit',
            sinceMs: audit.atMs,
            text: {
              zh: `存证日志审计未通过（${audit.size} 条）：${audit.problem ?? ''}`,
              en: `the audit of ${audit.size} entries failed: ${audit.problem ?? ''}`,
            },
          },
        ]),
    ...(stale
      ? [
          {
            key: 'audit-late',
            sinceMs: audit.atMs,
            text: {
              zh: '存证日志已超过两天没有审计',
              en: 'the log has not been audited for more than two days',
            },
          },
        ]
      : []),
  ];
}

/** How long to wait after `tries` failed ones: a minute, doubled each time, at most an hour. */
export const backoffMs = (tries: number): number => Math.min(60_000 * 2 ** Math.min(tries, 10), hourMs);
