import type { Command } from 'commander';
import type { Outcome } from '../exit.ts';

/** Each command file exports one `register(program, outcome)`; add it here. */
export const commands: ((program: Command, outcome: Outcome) => void)[] = [];
