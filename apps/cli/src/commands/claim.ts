import type { ClaimRow } from '@redress/contract';
import type { Command } from 'commander';
import type { Outcome } from '../exit.ts';
import { type AnswerOptions, answerFrom, withAnswer } from './claim-answer.ts';
import { withBuyer } from './claim-buyer.ts';
import { describeClaim, describeClaims } from './claim-text.ts';
import type { Call } from './links-server.ts';
import { asOrganisation } from './organisation-key.ts';

interface Options {
  server: string;
  org: string;
  json?: boolean;
}

/** `redress claim list|show|answer`: for a merchant's programs; `REDRESS_API_KEY` opens it. What a buyer does stands beside. */
export function register(program: Command, outcome: Outcome): void {
  const claim = program
    .command('claim')
    .description(
      'claims: list, show and answer for an organisation (REDRESS_API_KEY), the others for a buyer',
    );
  const add = (name: string, description: string) =>
    claim
      .command(name)
      .description(description)
      .requiredOption('--server <url>', 'address of the server')
      .requiredOption('--org <id>', 'the organisation that is asked')
      .option('--json', 'one JSON object on stdout');
  add('list', 'the earliest clock first, closed ones last; exit code 1 where there is none')
    .option('--due', 'only those that wait for an answer of the organisation')
    .action(async ({ server, org, json, due }: Options & { due?: boolean }) => {
      const claims = await asOrganisation(server, ({ call }) => listAll(call, org, due === true));
      if (claims.length === 0) outcome.exitCode = 1;
      print(json ? { claims } : describeClaims(claims));
    });
  add('show', 'what a claim says, what may be answered and what happens by itself')
    .argument('<claim>', 'its identifier')
    .action(async (claimId: string, { server, org, json }: Options) => {
      const params = { orgId: org, claimId };
      const read = await asOrganisation(server, ({ call }) => call('getOrgClaim', { params }));
      print(json ? read : describeClaim(read));
    });
  withAnswer(add('answer', 'pay, say that it was refunded, refuse with papers, or show what is asked'))
    .argument('<claim>', 'its identifier')
    .action(async (claimId: string, options: Options & AnswerOptions) => {
      const { server, org, json, file = [] } = options;
      const answer = answerFrom(options);
      const params = { orgId: org, claimId };
      const answered = await asOrganisation(server, async ({ call, addClaimFile }) => {
        const fileIds: string[] = [];
        for (const path of file) fileIds.push(await addClaimFile(params, path));
        return call('answerOrgClaim', { params, body: answer(fileIds) });
      });
      print(json ? answered : describeClaim(answered));
    });
  withBuyer(claim);
  for (const command of claim.commands) command.exitOverride().configureOutput({ writeErr: () => {} });
}

async function listAll(call: Call, orgId: string, isDue: boolean): Promise<ClaimRow[]> {
  const all: ClaimRow[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await call('listOrgClaims', { params: { orgId }, query: { cursor } });
    all.push(...page.claims.filter(({ clock }) => !isDue || clock?.party === 'respondent'));
    cursor = page.cursor;
    // Running clocks come first, of either side: after a claim without one nothing is due.
    if (!cursor || (isDue && !page.claims.at(-1)?.clock)) return all;
  }
}

const print = (answer: object | string): void => {
  process.stdout.write(typeof answer === 'string' ? answer : `${JSON.stringify(answer, null, 2)}\n`);
};
