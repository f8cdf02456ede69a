const tag = 'oversight';

/** What the API documentation says of a platform's oversight of its merchants and of itself. */
export const oversightTexts = {
  readOversight: {
    tag,
    summary: 'Figures of a platform over a time, beside the time before, by merchant, with template replies',
    description: 'Counts claims by the day they were opened. Each share says of how many it is.',
  },
  listWatchedSources: { tag, summary: "How each of a platform's shop connections did in the last days" },
  checkTerms: {
    tag,
    summary: "Look through a platform's own terms for unfair clauses",
    description:
      'Kept as the next version of the document, and sealed. Nothing found means that our rules know nothing of it, never that a text is lawful.',
  },
  checkTermsFile: { tag, summary: 'The same for a file: text, Word (docx), PDF or a saved page' },
  listTermsChecks: { tag, summary: 'Checks of the terms, newest first' },
  getTermsCheck: {
    tag,
    summary:
      'A check: each clause with its place, why, the articles, what is mended since the version before',
  },
} as const;
