import { setTimeout as pause } from 'node:timers/promises';
import { cardPepper } from '@redress/delivery';
import { askGateways } from './ask.ts';
import type { Gateway } from './epay.ts';
import type { EarlierKey } from './keyring.ts';
import { composeEvent, createBlind, printOf } from './keys.ts';
import { type PollerOptions, pollOnce, type Round } from './poll.ts';
import { retagOnce } from './retag.ts';
import { type Courier, sendOnce } from './send.ts';
import { createAcgFaka } from './shops/acg-faka.ts';
import { createDujiaoka } from './shops/dujiaoka.ts';
import { type DatabaseOptions, openShopDatabase } from './shops/mysql.ts';
import type { Query, ShopKind, ShopReader } from './shops/shop.ts';
import { openState, type State } from './state/state.ts';

export interface ConnectorOptions {
  shop: ShopKind;
  database: DatabaseOptions;
  prefix: string;
  zone: string;
  stateFolder: string;
  /** 64 hexadecimal digits, used as text. */
  shopKey: string;
  /** Where the shop was given one; else derived from `shopKey`. */
  pepper?: string;
  /** Keys of before, for the orders that were told with them. */
  earlierKeys?: readonly EarlierKey[];
  courier: Courier;
  now(): number;
  everyMs: number;
  fromMs: number;
  /** Asked about orders that the shop calls unpaid. */
  gateways?: readonly Gateway[];
  /** Between two questions to gateways; default 2 s. */
  questionEveryMs?: number;
}

export interface Connector {
  state: State;
  /** Looks until there is nothing more to see at this moment. */
  look(): Promise<{ orders: number; events: number }>;
  /** Asks the gateways about orders that the shop calls unpaid, a few at a time. */
  ask(): Promise<{ asked: number; failure?: string }>;
  /** Sends what waits. */
  send(): Promise<{ sent: number; failure?: string }>;
  close(): Promise<void>;
}

export const createReader = (
  query: Query,
  { shop, zone, prefix }: Pick<ConnectorOptions, 'shop' | 'zone' | 'prefix'>,
): ShopReader => (shop === 'dujiaoka' ? createDujiaoka : createAcgFaka)(query, { zone, prefix });

/** A connector beside one shop. Looking and sending are apart: what was seen waits on disk, whatever the network does. */
export function createConnector(options: ConnectorOptions): Connector {
  const state = openState(options.stateFolder);
  const database = openShopDatabase(options.database);
  const pepper = options.pepper ?? cardPepper(options.shopKey);
  const blind = createBlind(options.shopKey, state.salt, pepper, options.earlierKeys);
  const print = printOf(pepper);
  const poller: Omit<PollerOptions, 'reader'> = {
    state,
    compose: composeEvent,
    situation: { blind, epoch: state.epoch },
    now: options.now,
    everyMs: options.everyMs,
    fromMs: options.fromMs,
    asks: (options.gateways?.length ?? 0) > 0,
  };
  return {
    state,
    async look() {
      const sum = { orders: 0, events: 0 };
      for (let more = state.get('tags') !== print; more; ) {
        const round = await database.snapshot((query) =>
          retagOnce({ ...poller, blind, print, reader: createReader(query, options) }),
        );
        sum.events += round.events;
        more = round.more;
      }
      for (;;) {
        const round: Round = await database.snapshot((query) =>
          pollOnce({ ...poller, reader: createReader(query, options) }),
        );
        sum.orders += round.orders;
        sum.events += round.events;
        if (!round.more) return sum;
      }
    },
    ask: () =>
      askGateways({
        ...{ state, compose: composeEvent, now: options.now, gateways: options.gateways ?? [] },
        rest: () => pause(options.questionEveryMs ?? 2000),
      }),
    send: () => sendOnce({ state, courier: options.courier, now: options.now }),
    async close() {
      await database.close();
      state.close();
    },
  };
}
