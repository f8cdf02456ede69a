/** What one case may send and receive in a day: enough for every channel, too little for abuse. */
export const quotas = { lettersPerDay: 12, mailsInPerDay: 100, pushSubscriptions: 10 } as const;
export const dayMs = 86_400_000;
