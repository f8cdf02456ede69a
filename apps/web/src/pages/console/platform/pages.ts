/** The pages of a platform in one file to load. */
export { PlatformPage } from './platform-page.tsx';
export { TermsCheckPage } from './terms-check-page.tsx';
export { TermsPage } from './terms-page.tsx';
