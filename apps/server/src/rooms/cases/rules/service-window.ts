/** Nothing leaves before the buyer had an hour to think better of it. */
export const regretMs = 3_600_000;
