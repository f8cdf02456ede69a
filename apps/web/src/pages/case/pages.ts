/** All pages of a case in one file to load: who opens one opens the others. */
export { EvidencePage } from './evidence/evidence-page.tsx';
export { FactsPage } from './facts/facts-page.tsx';
export { LettersPage } from './letters/letters-page.tsx';
export { LinksPage } from './links/links-page.tsx';
export { ErasedPage } from './manage/erased-page.tsx';
export { ManagePage } from './manage/manage-page.tsx';
export { OverviewPage } from './overview/overview-page.tsx';
export { PartiesPage } from './parties/parties-page.tsx';
export { PathPage } from './path/path-page.tsx';
export { ReasonsPage } from './reasons/reasons-page.tsx';
export { ServicePage } from './service/service-page.tsx';
export { StatementPage } from './statement/statement-page.tsx';
