import type { EntryType, OfficeView, PlatformView } from '@redress/contract';

export type Entry = OfficeView | PlatformView;

/** The fields of each type in the order of the form. */
export const entryFields = {
  office: ['name', 'phone', 'address', 'email', 'web', 'categories', 'note'],
  platform: ['name', 'aliases', 'domains', 'operator', 'creditCode', 'filing', 'licenceAddress'],
} as const satisfies Record<EntryType, readonly string[]>;

export const inputTypes: Readonly<Record<string, string>> = { phone: 'tel', email: 'email', web: 'url' };

/** A field's fault as the server names it: `/entry/change/phone` or `/change/phone`; text by field name. */
export function faultsByField(
  errors: readonly { pointer: string; detail: string }[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    errors.map(({ pointer, detail }) => [
      pointer.replace(/^\/(?:body\/)?(?:entry\/)?(?:change\/)?/, '').replace(/\/.*$/, ''),
      detail,
    ]),
  );
}
