import type { Command } from 'commander';
import type { Outcome } from '../exit.ts';
import { asActor } from './acting.ts';
import { forOrganisation, type Options, print, wholeNumber } from './org-command.ts';

/** `redress org sources …`: the shops of an organisation; a key with `sources.manage` will do for all of it. */
export function addSources(org: Command, outcome: Outcome): void {
  const sources = org.command('sources').description('the shops of an organisation');
  const add = (name: string, description: string) => forOrganisation(sources, name, description);
  const ofShop = (name: string, description: string) =>
    add(name, description).argument('<source>', 'the shop, src_…');
  add('list', 'all shops; exit code 1 where there is none').action(
    async ({ server, org: orgId }: Options) => {
      const list = await asActor(server, 'program', (call) => call('listSources', { params: { orgId } }));
      if (list.sources.length === 0) outcome.exitCode = 1;
      print(list);
    },
  );
  add('connect', 'connect a shop; its secret is told once')
    .argument('<name>', 'what the shop is called')
    .option('--software <name>', 'dujiaoka, acg-faka, own')
    .option('--public-key <key>', 'whpk_…, where the shop has one already')
    .action(async (name: string, options: Options & { software?: string; publicKey?: string }) => {
      const { server, org: orgId, software, publicKey } = options;
      const body = { name, ...(software && { software }), ...(publicKey && { publicKey }) };
      print(await asActor(server, 'program', (call) => call('createSource', { params: { orgId }, body })));
    });
  ofShop('rotate-secret', 'a new secret, told once')
    .option('--overlap-hours <hours>', 'how long the old one is still taken', wholeNumber, 24)
    .action(async (sourceId: string, options: Options & { overlapHours: number }) => {
      const { server, org: orgId, overlapHours } = options;
      const input = { params: { orgId, sourceId }, body: { overlapHours } };
      print(await asActor(server, 'program', (call) => call('rotateSourceSecret', input)));
    });
  ofShop('add-key', "register the shop's public key")
    .argument('<key>', 'whpk_…')
    .action(async (sourceId: string, publicKey: string, { server, org: orgId }: Options) => {
      const input = { params: { orgId, sourceId }, body: { publicKey } };
      print(await asActor(server, 'program', (call) => call('addSourceKey', input)));
    });
  ofShop('end-key', 'a public key counts no more from now on')
    .argument('<key>', 'its identifier')
    .action(async (sourceId: string, keyId: string, { server, org: orgId }: Options) => {
      const params = { orgId, sourceId, keyId };
      print(await asActor(server, 'program', (call) => call('endSourceKey', { params })));
    });
  ofShop('close', 'the shop reports no more; it stays closed')
    .requiredOption('--yes', 'that is meant')
    .action(async (sourceId: string, { server, org: orgId }: Options) => {
      const input = { params: { orgId, sourceId }, body: { closed: true as const } };
      print(await asActor(server, 'program', (call) => call('changeSource', input)));
    });
}
