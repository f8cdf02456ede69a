import { createRootRoute } from '@tanstack/react-router';
import { ErrorPage, NotFoundPage } from './app/error-page.tsx';
import { Shell } from './app/shell.tsx';

export const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFoundPage,
  errorComponent: ErrorPage,
});
