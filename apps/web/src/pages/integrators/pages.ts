/** Pages for shops that join, in one file to load. */
export { GuidePage } from './guide-page.tsx';
export { IntegratorsPage } from './integrators-page.tsx';
