const name = 'redress.operator-key';

/** The operator's key lives in this tab only. Storage may be forbidden: then it must be typed again on each visit. */
export function readKey(): string | undefined {
  try {
    return sessionStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

export function keepKey(key: string): void {
  try {
    sessionStorage.setItem(name, key);
  } catch {
    // see readKey
  }
}

export function forgetKey(): void {
  try {
    sessionStorage.removeItem(name);
  } catch {
    // nothing was kept
  }
}
