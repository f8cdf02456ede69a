import { buildStalePages } from './pages.ts';

/** `npm start`: builds the web pages when they are missing or older than their sources, then runs the server. */
buildStalePages();
await import('../apps/server/src/main.ts');
