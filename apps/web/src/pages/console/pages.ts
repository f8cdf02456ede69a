/** The consoles' own pages in one file to load: who opens one opens the others. */
export { ConsoleLayout } from './console-layout.tsx';
export { KeysPage } from './keys/keys-page.tsx';
export { MembersPage } from './members/members-page.tsx';
export { OrganisationsPage } from './organisations/organisations-page.tsx';
export { ConsoleOverviewPage } from './overview/overview-page.tsx';
