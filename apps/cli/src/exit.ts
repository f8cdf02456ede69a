import { Refusal } from '@redress/kernel';
import { CommanderError } from 'commander';

/** What every command gets besides its arguments: where it leaves a true "no" (1) that is no error. */
export interface Outcome {
  exitCode: number;
  /** log2 of the scrypt cost of a new backup's passphrase; only tests lower it. */
  workFactor?: number;
}

const chinese = /^zh/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');

/** The error as one line in the user's language. */
export function oneLine(error: unknown): string {
  if (error instanceof Refusal) return (chinese ? error.text.zh : error.text.en).replace(/\s+/g, ' ');
  if (error instanceof CommanderError && error.code === 'commander.help')
    return 'a sub-command is missing; add --help';
  if (error instanceof CommanderError) return error.message.replace(/^error: /, '').replace(/\s+/g, ' ');
  if (error instanceof Error) return `${error.name}: ${error.message}`.replace(/\s+/g, ' ');
  return String(error);
}

/** 2 for what the user can mend; 70 (EX_SOFTWARE) for a bug of ours. */
export function exitCodeOf(error: unknown): number {
  return error instanceof Refusal || error instanceof CommanderError ? 2 : 70;
}
