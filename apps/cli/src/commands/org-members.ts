import { type Role, roles } from '@redress/contract';
import { type Command, Option } from 'commander';
import { asActor } from './acting.ts';
import { forOrganisation, type Options, print } from './org-command.ts';

const roleOption = () => new Option('--role <role>', 'what they may do').choices(roles).makeOptionMandatory();

/** `redress org members …`: to read, a key will do; who belongs to an organisation is changed by people alone. */
export function addMembers(org: Command): void {
  const members = org.command('members').description('who belongs to an organisation; changes need a person');
  const add = (name: string, description: string) => forOrganisation(members, name, description);
  add('list', 'members and open invitations').action(async ({ server, org: orgId }: Options) => {
    print(await asActor(server, 'program', (call) => call('listMembers', { params: { orgId } })));
  });
  add('invite', 'invite somebody; the link is told once')
    .argument('<email>', 'their address')
    .addOption(roleOption())
    .action(async (email: string, { server, org: orgId, role }: Options & { role: Role }) => {
      const input = { params: { orgId }, body: { email, role } };
      print(await asActor(server, 'person', (call) => call('inviteMember', input)));
    });
  add('uninvite', 'take an invitation back')
    .argument('<invitation>', 'its identifier')
    .action(async (invitationId: string, { server, org: orgId }: Options) => {
      const params = { orgId, invitationId };
      await asActor(server, 'person', (call) => call('withdrawInvitation', { params }));
      print({ withdrawn: invitationId });
    });
  add('change', "change somebody's role")
    .argument('<person>', 'their identifier')
    .addOption(roleOption())
    .action(async (personId: string, { server, org: orgId, role }: Options & { role: Role }) => {
      const input = { params: { orgId, personId }, body: { role } };
      print(await asActor(server, 'person', (call) => call('changeMember', input)));
    });
  add('remove', 'end a membership')
    .argument('<person>', 'their identifier')
    .action(async (personId: string, { server, org: orgId }: Options) => {
      const params = { orgId, personId };
      await asActor(server, 'person', (call) => call('removeMember', { params }));
      print({ removed: personId });
    });
}
