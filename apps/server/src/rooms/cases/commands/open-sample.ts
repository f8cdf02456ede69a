import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { factsInput } from '@redress/contract';
import type { CasesDeps } from '../deps.ts';
import { sampleMissing } from '../refusals.ts';
import { type OpenedCase, openCase } from './open-case.ts';

/**
 * A new case with the invented evidence of the example folder, given through the same door as anybody's files, so that
 * a visitor sees the real thing at work. Refusal: `sample-missing`.
 */
export async function openSample(deps: CasesDeps): Promise<OpenedCase> {
  const files = await readdir(deps.sampleFolder).catch(() => {
    throw sampleMissing();
  });
  const given = factsInput.parse(JSON.parse(await readFile(`${deps.sampleFolder}.facts.json`, 'utf8')));
  const opened = await openCase(deps, {
    disputeType: given.disputeType,
    story: given.story,
    parties: given.parties,
    gateAnswers: given.gates,
    sample: true,
  });
  // Killed in between, the sample has fewer items; whoever asked got no answer and asks again.
  for (const file of files.filter((name) => !name.startsWith('.')).sort()) {
    const content = createReadStream(join(deps.sampleFolder, file));
    await deps.evidence.addItem({ caseId: opened.caseId, declaredName: file, content, provenance: 'given' });
  }
  return opened;
}
