const tag = 'oversight';

/** What the API documentation says of a platform's oversight of its merchants and of itself. */
export const oversightTexts = {
  readOversight: {
    tag,
    summary: 'Figures of a platform over a time, beside the time before, by merchant, with template replies',
    description: 'Counts claims by the day they were opened. Each share says of how many it is.',
  },
  listWatchedSources: { tag, summary: "How each of a platform's shop connections did in the last days" },
} as const;
