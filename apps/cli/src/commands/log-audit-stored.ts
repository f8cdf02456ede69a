import { configFromEnv } from '@redress/server/config';
import { operate } from './log-halt.ts';

export interface StoredAudit {
  ok: boolean;
  origin: string;
  size: number;
  problems: string[];
}

/** The daily audit now, on the database of the settings; nothing is kept and nothing halted. Refusals of `operate`. */
export async function auditStoredRows(): Promise<StoredAudit> {
  const { policyFile } = configFromEnv(process.env).log;
  return operate(async (operation) => {
    const { origin } = await operation.head();
    const { size, problems } = await operation.audit(policyFile);
    return { ok: problems.length === 0, origin, size, problems };
  });
}
