import { type Certificate, readCertificate } from './certificate.ts';
import { isSelfIssued } from './chain.ts';
import { Flaw } from './reasons.ts';

/** Trusted certificates, read once: reading a whole store of them for each timestamp would be slow. */
export class Roots {
  /** Self-issued: a chain ends here. */
  readonly roots: readonly Certificate[];
  /** The rest: they help to build a chain and are trusted for nothing. */
  readonly helpers: readonly Certificate[];

  /** Certificates as DER; those that cannot be read are left out. */
  constructor(ders: readonly Uint8Array[]) {
    const read = ders.flatMap(readGiven);
    this.roots = read.filter(isSelfIssued);
    this.helpers = read.filter((cert) => !isSelfIssued(cert));
  }
}

/** A certificate that cannot be read leads nowhere; it does not spoil those beside it. */
export function readGiven(der: Uint8Array): Certificate[] {
  try {
    return [readCertificate(new Uint8Array(der))];
  } catch (error) {
    if (error instanceof Flaw) return [];
    throw error;
  }
}
