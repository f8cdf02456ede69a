import { readdir, readFile } from 'node:fs/promises';
import { type CaseView, factsInput } from '@redress/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../testing.ts';

const examples = new URL('../../../../../examples/', import.meta.url);

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** The folder as a newcomer's case, with what its facts file adds. */
async function openExample(
  folder: string,
): Promise<{ view: CaseView; letter(file: string): Promise<Buffer> }> {
  const buyer = await app.buyer();
  for (const file of await readdir(new URL(`${folder}/`, examples)))
    await buyer.upload(file, await readFile(new URL(`${folder}/${file}`, examples)));
  const { disputeType: _own, facts, kinds: _kinds, ...change } = await factsOf(folder);
  await buyer.send('PATCH', `/api/cases/${buyer.caseId}`, { body: change });
  if (facts) await buyer.send('PUT', `/api/cases/${buyer.caseId}/facts`, { body: facts });
  return {
    view: await buyer.settled(),
    letter: async (file) =>
      (await buyer.send('GET', `/api/cases/${buyer.caseId}/letters/${file}`)).rawPayload,
  };
}

const factsOf = async (folder: string) =>
  factsInput.parse(JSON.parse(await readFile(new URL(`${folder}.facts.json`, examples), 'utf8')));

const texts = [
  ['code-invalid', 'letters/platform-complaint.pdf'],
  ['account-taken-back', undefined],
  ['not-as-described', 'letters/platform-complaint.pdf'],
  ['unauthorised-charge', 'letters/payment-dispute.pdf'],
  ['minor-purchase', 'letters/platform-complaint.pdf'],
  ['fraud', undefined],
] as const;

test.each(texts)(
  'the example %s is told to be its type, lacks no evidence and gives every letter',
  async (folder, firstLetter) => {
    const { view, letter } = await openExample(folder);
    expect((await factsOf(folder)).disputeType).toBe(folder);
    // Said by the items and the story alone: the buyer has not chosen.
    expect([view.disputeType, view.disputeTypeChosen]).toEqual([folder, null]);
    expect(view.chain.gaps).toEqual([]);
    expect(view.gates.filter(({ status }) => status === 'stop')).toEqual([]);
    expect(view.next[0]?.state).toBe('now');
    expect(view.next[0]?.letter).toBe(firstLetter);
    for (const name of ['platform-complaint', 'merchant-complaint', 'payment-dispute'])
      expect((await letter(`${name}.pdf`)).subarray(0, 5).toString()).toBe('%PDF-');
  },
  30_000,
);
