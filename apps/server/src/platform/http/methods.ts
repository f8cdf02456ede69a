import type { Server } from './server.ts';

/** Remembers which methods each path answers, so that a wrong one is told apart from a wrong address. */
export function collectMethods(app: Server): void {
  app.addHook('onRoute', ({ url, method }) => {
    const known = app.redress.methods.get(url) ?? new Set();
    for (const name of [method].flat()) known.add(name);
    app.redress.methods.set(url, known);
  });
}

/** The methods that a request's address answers; none where there is no such address. */
export function methodsOf(app: Server, url: string): string[] {
  const path = url.split('?')[0] as string;
  for (const [pattern, methods] of app.redress.methods) {
    const source = pattern.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+').replace('*', '.*');
    if (new RegExp(`^${source}$`).test(path)) return [...methods].sort();
  }
  return [];
}
