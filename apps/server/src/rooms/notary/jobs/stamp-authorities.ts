import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { rootCertificates } from 'node:tls';
import { parsePem, Roots } from '@redress/timestamp';
import {
  type AuthoritySettings,
  badStampSettings,
  parseStampSettings,
  type StampSettings,
} from '../rules/stamp-settings.ts';

export interface Authority extends Omit<AuthoritySettings, 'roots'> {
  roots: Roots;
  /** The same certificates as DER. */
  certificates: readonly Uint8Array[];
}

export interface Authorities extends Omit<StampSettings, 'authorities'> {
  authorities: readonly Authority[];
}

/** The settings with the certificates they name. Refusal `bad-config`. */
export function readAuthorities(file: string): Authorities {
  const read = (path: string, field: string): string => {
    try {
      return readFileSync(path, 'utf8');
    } catch (error) {
      const why = (error as NodeJS.ErrnoException).code;
      throw badStampSettings(
        file,
        `${field}无法读取 ${path}（${why}）`,
        `${field}cannot read ${path} (${why})`,
      );
    }
  };
  const settings = parseStampSettings(read(file, ''), file);
  const authorities: Authority[] = [];
  for (const [i, authority] of settings.authorities.entries()) {
    const { roots, ...rest } = authority;
    const field = `authorities[${i}].roots `;
    const system = roots === 'system';
    const pem = system ? rootCertificates.join('\n') : read(resolve(dirname(file), roots), field);
    const found = parsePem(pem);
    if (!found.ok) throw badStampSettings(file, `${field}${found.reason.zh}`, `${field}${found.reason.en}`);
    const trusted = new Roots(found.value);
    if (trusted.roots.length === 0)
      throw badStampSettings(
        file,
        `${field}没有自签名的根证书：请放入机构的根证书，而不只是中间证书`,
        `${field}has no self-signed certificate: put the authority's root there, not its intermediates alone`,
      );
    authorities.push({ ...rest, roots: trusted, certificates: found.value });
  }
  return { ...settings, authorities };
}
