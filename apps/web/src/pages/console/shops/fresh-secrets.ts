/** Secrets that the server told in this tab, by shop: gone with the tab, written nowhere. */
const told = new Map<string, string>();

export const keepSecret = (sourceId: string, secret: string): void => void told.set(sourceId, secret);
export const freshSecret = (sourceId: string): string | undefined => told.get(sourceId);
