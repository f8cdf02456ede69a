import { labelBefore } from './labels.ts';
import type { Found } from './numbers.ts';
import type { HostReader } from './types.ts';

const letter = 'A-Za-z0-9\\u00c0-\\u024f\\u0370-\\u03ff\\u0400-\\u04ff';
const label = `[${letter}](?:[${letter}-]{0,61}[${letter}])?`;
/** How people write the dot of an address that a filter must not see. */
const dot = '(?:\\.|。|\\s?(?:\\[\\.\\]|\\(\\.\\)|【\\.】|点|\\bdot\\b)\\s?|\\s\\.\\s?|\\.\\s(?=[a-z]))';
const evasiveEnds = /^(?:com|cn|net|org|top|vip|xyz|cc|shop|club|site|online|store|pro|fun|ltd|ink|wang)$/i;
const path = '(?:[/?#][^\\s，。；：、“”‘’《》<>（）()【】「」"\']*)?';
const bare = new RegExp(
  `(?<![@/${letter}.-])((?:${label}${dot}){1,5}${label})(?![${letter}@-]|\\.[A-Za-z0-9])(:\\d{2,5})?(${path})`,
  'giu',
);
const withScheme =
  /(?<![A-Za-z])https?:\/\/([\p{L}\p{N}.。_-]{1,253})(:\d{2,5})?([/?#][^\s，。；：、“”‘’《》<>（）()【】「」"']*)?/giu;
const fileEnds = /\.(?:md|zip|mov|py|sh|rs|pl|ps|cc\.html?)$/i;
const packageName = /^(?:com|cn|org|net|io)\./i;
const address4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

/** Sites, their shop pages and IP addresses, however their dots are written; `spans` is all that they took. */
export function addressesIn(text: string, hosts: HostReader): { found: Found[]; spans: [number, number][] } {
  const found: Found[] = [];
  const spans: [number, number][] = [];
  const take = (host: string, rest: string, start: number, end: number) => {
    const read = readHost(host, rest, hosts).map((f) => ({ ...f, start, end }));
    if (read.length > 0) spans.push([start, end]);
    if (labelBefore(text, start) !== 'own') found.push(...read);
  };
  for (const m of text.matchAll(withScheme))
    take((m[1] as string).replaceAll('。', '.'), m[3] ?? '', m.index, m.index + m[0].length);
  const taken = new Set(
    spans.flatMap(([start, end]) => Array.from({ length: end - start }, (_, i) => start + i)),
  );
  for (const m of text.matchAll(bare)) {
    const written = m[1] as string;
    const host = written.replace(new RegExp(dot, 'giu'), '.');
    const evasive = host !== written && !evasiveEnds.test(host.slice(host.lastIndexOf('.') + 1));
    if (evasive || fileEnds.test(host) || packageName.test(host) || isLabelledVersion(text, host, m.index))
      continue;
    if (!taken.has(m.index)) take(host, m[3] ?? '', m.index, m.index + m[0].length);
  }
  return { found, spans };
}

/** Four numbers with dots are an IP address only after that word (or a scheme); else they are a version. */
const isLabelledVersion = (text: string, host: string, at: number): boolean =>
  address4.test(host) && labelBefore(text, at) !== 'ip';

type Read = Omit<Found, 'start' | 'end'>;

function readHost(host: string, rest: string, hosts: HostReader): Read[] {
  const ip = publicAddress(host);
  if (ip) return [{ kind: 'ip', value: ip, why: 'form' }];
  const site = hosts.siteOf(host);
  if (!site) return [];
  const page = pageOf(rest);
  const out: Read[] = [{ kind: 'site', value: site, why: 'form' }];
  if (page) out.push({ kind: 'page', value: `${site}/${page}`, why: 'form' });
  return out;
}

/** Addresses of the inside of some network are everybody's. */
export function publicAddress(host: string): string | undefined {
  const m = address4.exec(host);
  if (!m) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = m.slice(1).map(Number);
  if ([a, b, c, d].some((n) => n > 255)) return undefined;
  const local = a === 0 || a === 10 || a === 127 || a >= 224 || (a === 169 && b === 254);
  const more =
    (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168) || (a === 100 && b >= 64 && b <= 127);
  return local || more ? undefined : `${a}.${b}.${c}.${d}`;
}

const common =
  /^(?:index|home|main|order|orders|query|login|user|help|about|item|goods|product|search|cart|pay|shop|buy|detail|list|article|news|m|wap|h5|static|api)(?:\.\w{2,5})?$/i;

/** The part of a path that names one shop or one offer of a site that many use. */
function pageOf(rest: string): string | undefined {
  const parts = rest.split(/[?#]/)[0]?.split('/').filter(Boolean) ?? [];
  const telling = parts.slice(0, 3);
  const last = telling.findLastIndex(
    (part) => part.length >= 4 && !common.test(part) && /[\d_-]|[A-Z]|.{6}/.test(part),
  );
  return last < 0 ? undefined : telling.slice(0, last + 1).join('/');
}
