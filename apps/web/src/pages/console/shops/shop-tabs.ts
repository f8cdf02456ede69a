export const shopTabs = ['health', 'join', 'buyers', 'keys'] as const;
export type ShopTab = (typeof shopTabs)[number];

/** A link may open one of them; any other word opens the first. */
export const chosenTab = ({ tab }: { tab?: unknown }): { tab?: ShopTab } => {
  const known = shopTabs.find((one) => one === tab);
  return known ? { tab: known } : {};
};
