import { finding } from '@redress/contract';
import { z } from 'zod';
import type { Blobs } from '#platform/blobs';
import { type CheckRow, vaultOf } from './store.ts';

/** What was checked and what was found then: rules that change later do not change it. */
const checkContents = z.object({ text: z.string(), findings: z.array(finding) });
export type CheckContents = z.infer<typeof checkContents>;

type Cipher = Pick<Blobs, 'sealRow' | 'openRow'>;

export const openCheck = (cipher: Cipher, row: CheckRow): CheckContents =>
  checkContents.parse(JSON.parse(cipher.openRow(vaultOf(row), row.contents).toString()));
