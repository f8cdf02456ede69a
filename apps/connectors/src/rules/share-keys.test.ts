import { cardPepper } from '@redress/delivery';
import { expect, test } from 'vitest';
import { type Holder, shareKeys } from './share-keys.ts';

const keys = [undefined, 'a', 'b'];
const holders = keys.flatMap((shopKey): Holder[] =>
  [false, true].map((hasTold) => ({ shopKey, hasTold: hasTold && shopKey !== undefined })),
);

test('who gives way to whom', () => {
  const name = ({ shopKey, hasTold }: Holder) => `${shopKey ?? '-'}${hasTold ? ' told' : ''}`;
  const table = holders.flatMap((poller) =>
    holders.map((plugin) => `${name(poller)} | ${name(plugin)} | ${shareKeys(poller, plugin).how}`),
  );
  expect([...new Set(table)]).toEqual([
    '- | - | make',
    '- | a | take',
    '- | a told | take',
    '- | b | take',
    '- | b told | take',
    'a | - | give',
    'a | a | same',
    'a | a told | same',
    'a | b | take',
    'a | b told | take',
    'a told | - | give',
    'a told | a | same',
    'a told | a told | same',
    'a told | b | give',
    'a told | b told | keep',
    'b | - | give',
    'b | a | take',
    'b | a told | take',
    'b | b | same',
    'b | b told | same',
    'b told | - | give',
    'b told | a | give',
    'b told | a told | keep',
    'b told | b | same',
    'b told | b told | same',
  ]);
});

test('both make tags with one pepper afterwards, and a plugin that has told keeps the one it told with', () => {
  const peppers = [undefined, 'own', 'rdp_common'];
  for (const one of holders)
    for (const two of holders)
      for (const mine of peppers)
        for (const theirs of peppers) {
          const [poller, plugin] = [
            { ...one, ...(mine && { pepper: mine }) },
            { ...two, ...(theirs && { pepper: theirs }) },
          ];
          const { how, pepper } = shareKeys(poller, plugin);
          const key = how === 'give' ? poller.shopKey : (plugin.shopKey ?? poller.shopKey);
          const used = pepper ?? (key && cardPepper(key));
          if (mine === 'rdp_common' || theirs === 'rdp_common') expect(used).toBe('rdp_common');
          else if (plugin.hasTold) expect(used).toBe(theirs ?? cardPepper(plugin.shopKey as string));
        }
});
