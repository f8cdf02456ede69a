import { type Permission, permissions } from '@redress/contract';
import { type Command, Option } from 'commander';
import { asActor } from './acting.ts';
import { forOrganisation, type Options, print, sayNothing, wholeNumber } from './org-command.ts';

/** `redress key list|create|rotate|revoke`: API keys of an organisation. Keys are made by people: no key makes another. */
export function register(program: Command): void {
  const key = program
    .command('key')
    .description(
      'API keys of an organisation, as JSON; needs REDRESS_EMAIL, REDRESS_PASSWORD and REDRESS_CODE ("redress keys" is for those of the log)',
    );
  const add = (name: string, description: string) => forOrganisation(key, name, description);
  add('list', 'keys, and the scopes that a new one may have').action(
    async ({ server, org: orgId }: Options) => {
      print(await asActor(server, 'person', (call) => call('listKeys', { params: { orgId } })));
    },
  );
  add('create', 'a new key, told once')
    .argument('<name>', 'what it is for, 32 characters at most')
    .addOption(
      new Option('--scopes <scopes...>', 'what it may do').choices(permissions).makeOptionMandatory(),
    )
    .option('--expires-in-days <days>', 'at most 1095; without: until it is revoked', wholeNumber)
    .action(async (name: string, options: Options & { scopes: Permission[]; expiresInDays?: number }) => {
      const { server, org: orgId, scopes, expiresInDays } = options;
      const body = { name, scopes, ...(expiresInDays !== undefined && { expiresInDays }) };
      print(await asActor(server, 'person', (call) => call('createKey', { params: { orgId }, body })));
    });
  add('rotate', 'a new key with the same scopes, told once')
    .argument('<key>', 'its identifier')
    .option('--overlap-hours <hours>', 'how long the old one still works', wholeNumber, 24)
    .action(async (keyId: string, options: Options & { overlapHours: number }) => {
      const { server, org: orgId, overlapHours } = options;
      const input = { params: { orgId, keyId }, body: { overlapHours } };
      print(await asActor(server, 'person', (call) => call('rotateKey', input)));
    });
  add('revoke', 'the key opens nothing from now on')
    .argument('<key>', 'its identifier')
    .action(async (keyId: string, { server, org: orgId }: Options) => {
      await asActor(server, 'person', (call) => call('revokeKey', { params: { orgId, keyId } }));
      print({ revoked: keyId });
    });
  sayNothing(key);
}
