import { Argument, program } from 'commander';
import { addCommands } from './commands.ts';
import { ConfigProblem } from './config.ts';
import { layPlugin } from './plugin.ts';

program
  .name('redress-connector')
  .description('Reports orders and delivery proofs of a dujiaoka or acg-faka shop; only reads the shop')
  .version('0.1.0');
addCommands(program, 'redress-connector.json');
program
  .command('plugin')
  .description('lay the in-shop plugin into a new folder')
  .addArgument(new Argument('<shop>').choices(['dujiaoka', 'acg-faka']))
  .argument('<folder>')
  .action((shop, folder) => layPlugin(shop, folder));

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`redress-connector: ${(error as Error).message}\n`);
  process.exitCode = error instanceof ConfigProblem ? 2 : 1;
}
