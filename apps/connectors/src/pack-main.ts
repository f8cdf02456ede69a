import { join } from 'node:path';
import { program } from 'commander';
import { addCommands } from './commands.ts';
import { ConfigProblem } from './config.ts';

// The connector as one file, for who has no source tree: bundled as CommonJS, hence no await outside of a function and
// `__dirname` for the folder of the pack.
program
  .name('redress-poller')
  .description('Reports orders and delivery proofs of a dujiaoka or acg-faka shop; only reads the shop')
  .version('0.1.0');
addCommands(program, join(__dirname, 'redress-poller.json'));

const given = process.argv.slice(2).map((word) => (word === '--check' ? 'check' : word));
program.parseAsync(given, { from: 'user' }).catch((error: Error) => {
  process.stderr.write(`redress-poller: ${error.message}\n`);
  process.exitCode = error instanceof ConfigProblem ? 2 : 1;
});
