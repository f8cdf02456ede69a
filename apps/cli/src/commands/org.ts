import type { Command } from 'commander';
import type { Outcome } from '../exit.ts';
import { asActor } from './acting.ts';
import { forOrganisation, type Options, print, sayNothing } from './org-command.ts';
import { addDepartures } from './org-departures.ts';
import { addMembers } from './org-members.ts';
import { addSources } from './org-sources.ts';

/** `redress org list|show|rename|members|departures|sources`: an organisation without a browser; every answer is one JSON object. */
export function register(program: Command, outcome: Outcome): void {
  const org = program
    .command('org')
    .description(
      'organisations, their members, merchants that left and shops, as JSON; by REDRESS_API_KEY, or by REDRESS_EMAIL, REDRESS_PASSWORD and REDRESS_CODE',
    );
  org
    .command('list')
    .description('the organisations of who signs in; exit code 1 where there is none')
    .requiredOption('--server <url>', 'address of the server')
    .action(async ({ server }: { server: string }) => {
      const { organisations } = await asActor(server, 'person', (call) => call('getMe', {}));
      if (organisations.length === 0) outcome.exitCode = 1;
      print({ organisations });
    });
  forOrganisation(
    org,
    'show',
    'one organisation, how far its vetting is and what is missing; exit code 1 until it is verified',
  ).action(async ({ server, org: orgId }: Options) => {
    const shown = await asActor(server, 'program', async (call) => {
      const organisation = await call('getOrganisation', { params: { orgId } });
      if (!organisation.permissions.includes('vetting.read')) return { organisation };
      const { state, missing, dueAt, due, reviews, suspendedFor } = await call('getVetting', {
        params: { orgId },
      });
      return { organisation, vetting: { state, missing, dueAt, due, lastReview: reviews[0], suspendedFor } };
    });
    if (shown.organisation.state !== 'verified') outcome.exitCode = 1;
    print(shown);
  });
  forOrganisation(
    org,
    'rename',
    'correct the name of an organisation that is not verified; the one before is kept',
  )
    .argument('<name>', 'the right name')
    .action(async (name: string, { server, org: orgId }: Options) => {
      const input = { params: { orgId }, body: { name } };
      print(await asActor(server, 'person', (call) => call('changeOrganisation', input)));
    });
  addMembers(org);
  addDepartures(org);
  addSources(org, outcome);
  sayNothing(org);
}
