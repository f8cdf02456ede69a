import { Command, CommanderError } from 'commander';
import { readHolidays } from './commands/holidays.ts';
import { commands } from './commands/index.ts';
import { exitCodeOf, type Outcome, oneLine } from './exit.ts';

/** `redress`: 0 yes or done, 1 a true "no", 2 unusable input or usage with one line on stderr (CONTRACTS). */
export async function run(
  argv: readonly string[],
  tuning: Pick<Outcome, 'workFactor'> = {},
): Promise<number> {
  const program = new Command('redress')
    .description('Evidence, diagnosis and letters for cheated buyers of virtual goods')
    .version('0.1.0')
    // An option after the name of a command belongs to that command, though its parent has one of the same name.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  program.hook('preAction', () => readHolidays());
  const outcome: Outcome = { exitCode: 0, ...tuning };
  for (const register of commands) register(program, outcome);
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => {} });
  if (argv.length === 0) {
    const names = program.commands.map((command) => command.name()).join(', ');
    process.stderr.write(`redress: name a command: ${names}; "redress help COMMAND" explains one\n`);
    return 2;
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return outcome.exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    process.stderr.write(`redress: ${oneLine(error)}\n`);
    return exitCodeOf(error);
  }
}
