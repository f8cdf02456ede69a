interface ErasedSearch {
  what?: 'case' | 'claim';
  /** A day, `2026-12-26`: up to then a bank may send the payment back. */
  until?: string;
}

/** What the page after erasing is told by its address: nothing of who erased what. */
export const erasedSearch = ({ what, until }: Record<string, unknown>): ErasedSearch => ({
  ...(what === 'claim' || what === 'case' ? { what } : {}),
  ...(typeof until === 'string' && /^20\d\d-\d\d-\d\d$/.test(until) ? { until } : {}),
});
