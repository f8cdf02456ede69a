import module from 'node:module';
import { fileURLToPath } from 'node:url';

// Plain JavaScript, so that an old Node can say what it lacks. npm puts the project's own Node 24 first in PATH; only
// systems without such a package (macOS) come here with another one.
const oldest = 24;
if (Number(process.versions.node.split('.')[0]) < oldest) {
  process.stderr.write(
    `需要 Node ${oldest} 或更高版本，当前为 ${process.versions.node}。 Redress needs Node ${oldest} or newer, this is ${process.versions.node}: run npm ci, or install Node ${oldest}.\n`,
  );
  process.exit(2);
}
if (!process.env.NODE_COMPILE_CACHE)
  module.enableCompileCache(
    fileURLToPath(new URL('../node_modules/.cache/redress/compiled', import.meta.url)),
  );
await import('./start.ts');
