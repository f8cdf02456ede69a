/** The pages of a platform in one file to load. */
export { PlatformPage } from './platform-page.tsx';
