import type { JurisdictionQuestion } from '@redress/law/jurisdiction';
import { type Command, Option } from 'commander';
import type { Outcome } from '../exit.ts';
import { importFile } from './office-import.ts';
import { answerHere, answerOf, describeAnswer, isCompetentKnown } from './office-resolve.ts';

interface Options {
  respondent: JurisdictionQuestion['respondent'];
  platformAddress?: string;
  platformCode?: string;
  platformFiling?: string;
  platformName?: string;
  platformDomain?: string;
  merchantAddress?: string;
  merchantCode?: string;
  unreachable?: boolean;
  buyerAddress?: string;
  forumClause?: boolean;
  server?: string;
  json?: boolean;
}

/** `redress office resolve …`: who is competent; `redress office import FILE`: fills a server's directory. */
export function register(program: Command, outcome: Outcome): void {
  const office = program.command('office').description('who is competent, and the directory of offices');
  addResolve(office, outcome);
  office
    .command('import')
    .argument('<file>', 'CSV with the columns of the export (UTF-8)')
    .description('fill the directory of a server; needs REDRESS_OPERATOR_KEY in the environment')
    .requiredOption('--server <url>', 'address of the server')
    .addOption(
      new Option('--type <type>', 'what the file lists').choices(['office', 'platform']).default('office'),
    )
    .option('--dry-run', 'check and count, change nothing')
    .option('--json', 'one JSON object on stdout')
    .action(
      async (file: string, options: { server: string; type: string; dryRun?: boolean; json?: boolean }) => {
        process.stdout.write(await importFile(file, options));
      },
    );
}

function addResolve(office: Command, outcome: Outcome): void {
  office
    .command('resolve')
    .description(
      'who is competent for each channel, and why; exit 1 where the market regulator is not certain',
    )
    .addOption(
      new Option('--respondent <who>', 'who is complained of')
        .choices(['platform', 'own-site', 'merchant'])
        .default('merchant'),
    )
    .option('--platform-address <text>', 'address on the licence of the platform’s operator')
    .option('--platform-code <code>', 'its unified social credit code')
    .option('--platform-filing <number>', 'its ICP filing, telecom licence or public-security filing')
    .option('--platform-name <name>', 'looked up in the register of --server')
    .option('--platform-domain <domain>', 'looked up in the register of --server')
    .option('--merchant-address <text>', 'address that the merchant publishes')
    .option('--merchant-code <code>', 'its unified social credit code')
    .option('--unreachable', 'the merchant cannot be reached by its address')
    .option('--buyer-address <text>', 'where the buyer lives')
    .option('--forum-clause', 'the terms name a court')
    .option('--server <url>', 'ask this server, which knows platforms and contacts')
    .option('--json', 'one JSON object on stdout')
    .action(async (options: Options) => {
      const question = questionOf(options);
      const { platformName, platformDomain, server } = options;
      const answer = server
        ? await answerOf(server, { ...question, platformName, platformDomain })
        : answerHere(question, platformName ?? platformDomain);
      process.stdout.write(options.json ? `${JSON.stringify(answer, null, 2)}\n` : describeAnswer(answer));
      if (!isCompetentKnown(answer)) outcome.exitCode = 1;
    });
}

function questionOf(options: Options): JurisdictionQuestion {
  return {
    respondent: options.respondent,
    platform: {
      licenceAddress: options.platformAddress,
      creditCode: options.platformCode,
      filing: options.platformFiling,
    },
    merchant: { publishedAddress: options.merchantAddress, creditCode: options.merchantCode },
    merchantUnreachable: options.unreachable,
    buyer: { publishedAddress: options.buyerAddress },
    forumClause: options.forumClause,
  };
}
