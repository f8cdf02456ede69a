import { cardPepper } from '@redress/delivery';

/** What one of a shop's two reporters goes by. */
export interface Holder {
  shopKey?: string | undefined;
  /** Only where one was given; else it comes from the shop key. */
  pepper?: string | undefined;
  /** Whether it has told anything: then its numbers are with buyers, and its tags with the server. */
  hasTold: boolean;
}

export interface Sharing {
  /**
   * same: both have one key already; give: the plugin gets the poller's; take: the poller gets the plugin's; keep: it does too, and
   * holds on to its own for the orders that it told; make: neither has one.
   */
  how: 'same' | 'give' | 'take' | 'keep' | 'make';
  /** What tags are made with from now on; absent: it comes from the one key. */
  pepper?: string | undefined;
}

/** The common pepper of the check between platforms. */
const isCommon = (pepper: string | undefined) => pepper?.startsWith('rdp_') === true;
const pepperOf = ({ shopKey, pepper }: Holder) => pepper ?? (shopKey && cardPepper(shopKey));

/**
 * How poller and plugin of one shop come to have one key. A key with which anything was told is never lost. Where both told with
 * different ones the poller gives way: it can read the cards of old orders and tag them anew, the plugin cannot.
 */
export function shareKeys(poller: Holder, plugin: Holder): Sharing {
  const how = wayOf(poller, plugin);
  const leader = how === 'give' || how === 'make' ? poller : plugin;
  const common = [plugin, poller].find(({ pepper }) => isCommon(pepper))?.pepper;
  const wanted = common ?? plugin.pepper ?? pepperOf(leader);
  const derived = leader.shopKey && cardPepper(leader.shopKey);
  return { how, ...(wanted !== undefined && wanted !== derived && { pepper: wanted }) };
}

function wayOf(poller: Holder, plugin: Holder): Sharing['how'] {
  if (!plugin.shopKey) return poller.shopKey ? 'give' : 'make';
  if (poller.shopKey === plugin.shopKey) return 'same';
  if (!poller.shopKey || !poller.hasTold) return 'take';
  return plugin.hasTold ? 'keep' : 'give';
}
