import type { CaseView } from '@redress/contract';
import { createContext, useContext } from 'react';
import type { Upload } from '../../uploads/queue.ts';

export const CaseContext = createContext<{ view: CaseView; uploads: readonly Upload[] } | undefined>(
  undefined,
);

/** The loaded case, inside of CaseLayout. */
export function useCaseContext() {
  const value = useContext(CaseContext);
  if (!value) throw new Error('useCaseContext outside of CaseLayout');
  return value;
}
