import type { CaseView, ItemView } from '@redress/contract';
import type { LetterSource } from './compose-case-letter.ts';

/**
 * What `data/case.json` of a bundle says besides the salts: the case as it stood, for people and other programs. Keys
 * are part of the public format (CONTRACTS): fields may be added, none renamed.
 */
export function bundleCaseFile(
  source: LetterSource &
    Pick<CaseView, 'status' | 'steps' | 'deadlines' | 'timeline'> & {
      caseId: string;
      openedAt: string;
      sample: boolean;
    },
  log: { origin: string; vkey: string },
): Record<string, unknown> {
  const { contents, facts, chain, findings, gates, next, disputeType } = source;
  return {
    version: 1,
    caseId: source.caseId,
    openedAt: source.openedAt,
    bundledAt: new Date(source.nowMs).toISOString(),
    ...(source.sample ? { sample: true } : {}),
    disputeType,
    story: contents.story,
    parties: contents.parties,
    gateAnswers: contents.gateAnswers,
    ...(contents.papers ? { papers: contents.papers } : {}),
    facts,
    items: source.items.map(capture),
    chain,
    findings,
    gates,
    next,
    status: source.status,
    steps: source.steps.map(({ can: _, ways: __, byHand: ___, noMail: ____, ...step }) => step),
    deadlines: source.deadlines,
    timeline: source.timeline,
    log,
  };
}

/** How each item came to us; what it proves is limited by that (在线诉讼规则 18). */
function capture(item: ItemView): Record<string, unknown> {
  const { progress: _progress, state: _state, hasThumbnail: _thumbnail, ...rest } = item;
  return { ...rest, path: `data/items/${item.file}` };
}
