import { writeFileSync } from 'node:fs';
import { artifactFile, compileAnchor, formatArtifact } from '../packages/anchor/src/testing.ts';

/** Compiles packages/anchor/contracts/Anchor.sol again; `knownCode` of the package then needs the new code's hash. */
writeFileSync(artifactFile, formatArtifact(await compileAnchor()));
