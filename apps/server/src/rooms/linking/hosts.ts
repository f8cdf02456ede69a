import { domainToASCII } from 'node:url';
import { parse } from 'tldts';
import type { HostReader } from './rules/identifiers/types.ts';

/** Host names by the public suffix list, which comes with the library: nothing is asked of the network. */
export const readHosts: HostReader = {
  siteOf(host) {
    const ascii = domainToASCII(host.replace(/\.$/, ''));
    if (!ascii) return undefined;
    const { domain, isIcann, isPrivate, isIp } = parse(ascii, { allowPrivateDomains: true });
    return domain && !isIp && (isIcann || isPrivate) ? domain : undefined;
  },
};
