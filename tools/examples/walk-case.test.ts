import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseView } from '@redress/contract';
import { describe, expect, test } from 'vitest';
import { readStory, storyNames, walkCase } from './walk-case.ts';

async function walked(name: string): Promise<{ view: CaseView; statuses: string[] }> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'redress-walk-'));
  const statuses: string[] = [];
  try {
    const onMove = ({ status }: CaseView) => void statuses.push(status);
    return { view: await walkCase(readStory(name), { dataFolder, onMove }), statuses };
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

describe('the walked examples', () => {
  test('there are four of them', () => {
    expect(storyNames()).toEqual(['account-taken-back', 'code-invalid', 'fraud', 'undelivered-card']);
  });

  test.each(storyNames())(
    '%s: every line of the timeline is sealed and every paper that left is kept',
    async (name) => {
      const { view } = await walked(name);
      expect(view.timeline.length).toBeGreaterThan(10);
      expect(view.timeline.filter(({ seal }) => !seal)).toEqual([]);
      const out = view.steps.filter(({ state }) => state === 'out' || state === 'done');
      expect(out.length).toBeGreaterThan(1);
      for (const { letters } of out) expect(letters.every(({ id }) => id)).toBe(true);
    },
  );

  test('a card that never came: refused by template, then paid after the mediation, closed by the buyer', async () => {
    const { view, statuses } = await walked('undelivered-card');
    expect(statuses).toEqual(
      expect.arrayContaining(['served', 'answered', 'refused', 'escalated', 'mediated', 'paid']),
    );
    expect(view).toMatchObject({ status: 'closed', actsNext: 'nobody' });
  });

  test('a code that was used: a limit beyond the end of the year ends with the mediation it belongs to', async () => {
    const { view } = await walked('code-invalid');
    const mediation = view.deadlines.find(({ rule }) => rule === 'mediation-end');
    expect(mediation).toMatchObject({ state: 'met', due: expect.stringMatching(/^20\d\d-\d\d-\d\d$/) });
  });

  test('a seller who vanished: the police first, all of it on the first day', async () => {
    const { view } = await walked('fraud');
    const [first] = view.steps.filter(({ state }) => state !== 'drafted');
    expect(first).toMatchObject({ channelId: 'police-report' });
    expect(view.status).toBe('escalated');
  });
});
