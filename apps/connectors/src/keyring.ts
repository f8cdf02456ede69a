import { appendFileSync, existsSync } from 'node:fs';
import { ConfigProblem, readText } from './config.ts';
import { parseShopKey } from './keygen.ts';

/** A shop's key of before, and the last order that was told with it: its buyers hold numbers that only that key makes. */
export interface EarlierKey {
  untilId: number;
  key: string;
}

/** Beside the shop's key: a line of order and key for each time that the key was changed, oldest first. */
export const earlierFileOf = (shopKeyFile: string): string => `${shopKeyFile}.earlier`;

/** @throws ConfigProblem where a line is not what was written there */
export function readEarlierKeys(shopKeyFile: string): EarlierKey[] {
  const file = earlierFileOf(shopKeyFile);
  if (!existsSync(file)) return [];
  return readText(file)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [untilId, key = ''] = line.split(' ');
      if (!/^\d+$/.test(untilId ?? ''))
        throw new ConfigProblem(`${file}: a line is an order's row and a key`);
      return { untilId: Number(untilId), key: parseShopKey(key, file) };
    });
}

export function keepEarlierKey(shopKeyFile: string, { untilId, key }: EarlierKey): void {
  appendFileSync(earlierFileOf(shopKeyFile), `${untilId} ${key}\n`, { mode: 0o600 });
}

/** The key that an order is told with: the one that was there when it was first seen. */
export function keyOf(current: string, earlier: readonly EarlierKey[], orderId: number): string {
  return earlier.find(({ untilId }) => orderId <= untilId)?.key ?? current;
}
