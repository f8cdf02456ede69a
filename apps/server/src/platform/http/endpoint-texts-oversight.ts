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
  makeDutyReport: {
    tag,
    summary: 'A report of a time for a regulator, as CSV and PDF, kept and sealed',
    description:
      'Figures with their definitions, checks of merchants, checks of the terms, every claim by number with its places in the log. Nothing of a person.',
  },
  listDutyReports: { tag, summary: 'Reports that were made, newest first, with the digests of their files' },
  dutyReportFile: {
    tag,
    summary: 'The exact bytes of a report that were sealed',
    description: 'The header `seal-salt` opens the commitment in the log.',
  },
} as const;
