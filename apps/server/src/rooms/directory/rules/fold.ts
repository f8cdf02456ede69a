/** Width, case, spaces and punctuation do not matter when people look for a name. */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '');

/** The host of an address as somebody typed it: `https://www.Kami.example/x` is `kami.example`; undefined: none. */
export function hostOf(text: string): string | undefined {
  const match = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/@\s]*@)?([^\s/:?#]+)/iu.exec(
    text.normalize('NFKC').trim(),
  );
  const host = match?.[1]
    ?.toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.+$/, '');
  return host && /^(?:[\p{L}\p{N}-]{1,63}\.)+[\p{L}\p{N}-]{2,63}$/u.test(host) ? host : undefined;
}

/** Below which anybody may register: never one platform's own. */
const publicSuffix =
  /^(?:(?:com|net|org|gov|edu|ac|mil|[a-z]{2})\.cn|(?:com|net|org|edu|gov)\.(?:hk|mo|tw)|co\.uk|github\.io)$/;

/** The host and the domains it stands in, narrowest first: shop.kami.example, kami.example. */
export function domainsAround(host: string): string[] {
  const labels = host.split('.');
  return labels
    .map((_, i) => labels.slice(i).join('.'))
    .filter((domain) => domain.includes('.') && !publicSuffix.test(domain));
}

export const isPublicSuffix = (domain: string): boolean => !domain.includes('.') || publicSuffix.test(domain);

/** A filing without spaces and without the number of the site (`-1`): what the same subject's sites share. */
export const filingBase = (filing: string): string =>
  filing
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\s/g, '')
    .replace(/-\d{1,4}$/, '');
