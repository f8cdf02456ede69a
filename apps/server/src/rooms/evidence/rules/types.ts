import type { FactName, Facts, ItemKind, Place } from '@redress/contract';

/** Left, top, width, height in pixels of the original picture. */
export type Box = [number, number, number, number];

/** One line of recognised or extracted text: UTF-16 offsets in the item's text. */
export interface ReadLine {
  start: number;
  end: number;
  box?: Box | undefined;
  /** 0 to 1; text that was not recognised but given (HTML, TXT) has 1. */
  confidence: number;
}

/** What was read from one item. Input from strangers: any text at all. */
export interface ReadText {
  text: string;
  lines: readonly ReadLine[];
}

/** One item as the rules see it; `kind` is the classification or the buyer's correction of it. */
export interface ReadItem extends ReadText {
  file: string;
  kind: ItemKind;
  capturedAt?: { at: string; by: 'content' | 'metadata' | 'received' } | undefined;
}

/** A value read at one place of one item, before the items are weighed against each other. */
export interface Candidate<T> {
  value: T;
  item: string;
  place: Place;
  /** 0 to 1: how surely the pattern means this fact, times how surely the line was recognised. */
  confidence: number;
}

export type FactValue<N extends FactName> = NonNullable<Facts[N]>['value'];
