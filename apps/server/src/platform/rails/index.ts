export { createAlipayRail } from './alipay.ts';
export { loadRails, type Rails } from './load-rails.ts';
export type { Rail, RailAnswer, RailConfirm, RailOrder } from './rail.ts';
