import type { Command } from 'commander';
import { asActor } from './acting.ts';
import { forOrganisation, type Options, print } from './org-command.ts';

type Correction = Options & { leftOn: string; reason: string };

/** `redress org departures …`: merchants that left a platform; a key reads them, a person corrects the day. */
export function addDepartures(org: Command): void {
  const departures = org
    .command('departures')
    .description('merchants that left a platform, and until when their identity data is kept');
  forOrganisation(departures, 'list', 'who left last first').action(
    async ({ server, org: orgId }: Options) => {
      print(await asActor(server, 'program', (call) => call('listDepartures', { params: { orgId } })));
    },
  );
  forOrganisation(departures, 'show', 'what was checked of one while it was on the platform')
    .argument('<departure>', 'its identifier')
    .action(async (departureId: string, { server, org: orgId }: Options) => {
      const input = { params: { orgId, departureId } };
      print(await asActor(server, 'person', (call) => call('getDepartedFile', input)));
    });
  forOrganisation(departures, 'correct', 'another day than the one on record; what was there before stays')
    .argument('<departure>', 'its identifier')
    .requiredOption('--left-on <day>', 'the day on which it really left, YYYY-MM-DD')
    .requiredOption('--reason <text>', 'why')
    .action(async (departureId: string, { server, org: orgId, leftOn, reason }: Correction) => {
      const input = { params: { orgId, departureId }, body: { leftOn, reason } };
      print(await asActor(server, 'person', (call) => call('correctDeparture', input)));
    });
}
