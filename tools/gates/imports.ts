import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

/**
 * Gate: doors, purity, place of SQL, no cycles (.dependency-cruiser.cjs). It also counts what was read: with a
 * TypeScript that dependency-cruiser does not know it reads nothing and says nothing.
 */
const [root = '.', leastArg = '40'] = process.argv.slice(2);
process.chdir(root);
const options = await extractOptions('./.dependency-cruiser.cjs');
const { output } = await cruise(['packages', 'apps', 'tools'], options, undefined, {
  tsConfig: extractTSConfig('./tsconfig.json'),
});
const result = output as ICruiseResult;
const typescript = result.modules.filter(({ source }) => /^(apps|packages|tools)\/.*\.tsx?$/.test(source));
const { violations } = result.summary;
for (const { rule, from, to } of violations) console.error(`${rule.name}: ${from} → ${to}`);
const enough = typescript.length >= Number(leastArg);
if (!enough) console.error(`imports: only ${typescript.length} TypeScript modules were read`);
console.log(`imports: ${typescript.length} modules, ${violations.length} violations`);
process.exitCode = violations.length > 0 || !enough ? 1 : 0;
