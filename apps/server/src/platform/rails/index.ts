export { createAlipayRail } from './alipay.ts';
export { loadRails, type Rails } from './load-rails.ts';
export type { Rail, RailAnswer, RailOrder } from './rail.ts';
