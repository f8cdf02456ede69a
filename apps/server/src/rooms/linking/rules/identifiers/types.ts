import type { LinkKind } from '@redress/contract';

/** One identifier read from a text. Input from strangers: any text at all. */
export interface Identifier {
  kind: Exclude<LinkKind, 'picture'>;
  /** Normalised: the same account written in two ways is the same value. */
  value: string;
  /** UTF-16 offsets in the text as given. */
  start: number;
  end: number;
  why: Why;
}

/** How it was recognised: by the word before it, by its own form, or by both. */
export type Why = 'label' | 'form' | 'label-and-form';

/** What the rules ask about a host name; answered by a public suffix list, which is data and not a rule. */
export interface HostReader {
  /** The registrable domain of a host in ASCII (`xn--…`), or undefined where it is none. */
  siteOf(host: string): string | undefined;
}

/** A span of the cleaned text. */
export interface Span {
  start: number;
  end: number;
}
