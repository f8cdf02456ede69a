/** Of this tab only: what opens the form for a proof must not open the answers of the claim to whom it is handed on. */
const placeOf = (token: string) => `redress.proof-from.${token}`;

/** Whoever opens the form for a proof from a page of answers finds back to it. */
export function rememberWayBack(proofUrl: string): void {
  const token = new URL(proofUrl, location.href).hash.slice(1);
  try {
    sessionStorage.setItem(placeOf(token), location.pathname + location.hash);
  } catch {
    // Storage is off: the notice has the way back.
  }
}

/** The page that this form was opened from, in this tab. */
export function wayBackOf(token: string): string | undefined {
  try {
    return sessionStorage.getItem(placeOf(token)) ?? undefined;
  } catch {
    return undefined;
  }
}
