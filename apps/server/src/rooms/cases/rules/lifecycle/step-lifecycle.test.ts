import { channelIds, stepEventKinds } from '@redress/contract';
import { allChannelRules, channelIds as lawChannels, stepEventKinds as lawKinds } from '@redress/law';
import { expect, test } from 'vitest';
import { channelFacts, recordable } from './channels.ts';
import { moveOf, stepTransitions } from './step-lifecycle.ts';

test('the moves of a step, as a lawyer reads them', () => {
  expect(stepTransitions).toMatchInlineSnapshot(`
    {
      "cancelled": {},
      "done": {
        "resume": "out",
      },
      "drafted": {
        "cancel": "cancelled",
        "hold": "held",
        "release": "out",
      },
      "held": {
        "release": "out",
        "take-back": "drafted",
      },
      "out": {
        "finish": "done",
      },
    }
  `);
});

test('what each event does to the case, by channel', () => {
  const lines = channelIds.flatMap((channel) =>
    stepEventKinds.flatMap((kind) => {
      const move = moveOf({ channel, kind, othersOut: false });
      return move ? [`${channel} ${kind} → ${move}`] : [];
    }),
  );
  expect(lines.join('\n')).toMatchSnapshot();
});

test('a letter that came back says nothing of the case while another one is out', () => {
  const bounced = { channel: 'merchant-demand', kind: 'bounced' } as const;
  expect(moveOf({ ...bounced, othersOut: true })).toBeUndefined();
  expect(moveOf({ ...bounced, othersOut: false })).toBe('bounce');
});

test('punishment is no money: a decision on a report leaves the buyer to say what it brought', () => {
  const decided = { channel: 'samr-report', kind: 'decided', othersOut: false } as const;
  expect(moveOf({ ...decided, detail: 'decided:for-buyer' })).toBe('answer');
  expect(moveOf({ ...decided, channel: 'court-suit', detail: 'decided:for-buyer' })).toBe('agree');
});

test('the wire and the law name the same channels and events, and agree on who answers', () => {
  expect([...channelIds]).toEqual([...lawChannels]);
  expect([...stepEventKinds]).toEqual([...lawKinds]);
  for (const { id, actor } of allChannelRules)
    if (channelFacts[id].leaves) expect(channelFacts[id].actor, id).toBe(actor);
});

test('what only the server can know is not the buyer’s to record', () => {
  for (const channel of channelIds)
    for (const kind of ['released', 'relayed', 'read'] as const)
      expect(recordable(channel), channel).not.toContain(kind);
});
