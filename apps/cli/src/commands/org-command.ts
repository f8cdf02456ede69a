import { type Command, InvalidArgumentError } from 'commander';

export interface Options {
  server: string;
  org: string;
}

/** A command below `parent` that names a server and an organisation. */
export const forOrganisation = (parent: Command, name: string, description: string): Command =>
  parent
    .command(name)
    .description(description)
    .requiredOption('--server <url>', 'address of the server')
    .requiredOption('--org <id>', 'the organisation');

/** Usage errors of every command below are said once, by who started the program. */
export function sayNothing(command: Command): void {
  for (const one of command.commands) {
    one.exitOverride().configureOutput({ writeErr: () => {} });
    sayNothing(one);
  }
}

export const wholeNumber = (text: string): number => {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('A whole number is expected.');
  return Number(text);
};

/** Every answer is one JSON object; a secret in it is told this once. */
export const print = (answer: object): void =>
  void process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
