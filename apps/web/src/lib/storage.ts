/** Small texts on this device (drafts, known cases). Storage may be full or forbidden: then nothing is kept. */
export function readText(key: string): string | undefined {
  try {
    return localStorage.getItem(`redress.${key}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** False when the device kept nothing. */
export function writeText(key: string, value: string | undefined): boolean {
  try {
    if (value === undefined) localStorage.removeItem(`redress.${key}`);
    else localStorage.setItem(`redress.${key}`, value);
    return true;
  } catch {
    return false;
  }
}

/** Removes everything that belongs to one case, or to all when none is named. */
export function forget(caseId?: string): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith('redress.') && key !== 'redress.language' && (!caseId || key.endsWith(caseId)))
        localStorage.removeItem(key);
    }
  } catch {
    // nothing was kept, so nothing is left
  }
}
