import { type CaseView, type GateAnswers, type GateName, gateAnswers } from '@redress/contract';
import { useCallback, useEffect, useState } from 'react';
import { useChangeCase } from '../../../api/change-case.ts';
import { problemOf } from '../../../api/client.ts';
import { readText, writeText } from '../../../lib/storage.ts';

/** What an earlier visit chose and the server has not acknowledged; storage may have been changed by hand. */
function readPending(key: string): GateAnswers {
  try {
    const kept = gateAnswers.safeParse(JSON.parse(readText(key) ?? '{}'));
    return kept.success ? kept.data : {};
  } catch {
    return {};
  }
}

const isEmpty = (answers: GateAnswers): boolean => Object.keys(answers).length === 0;

/**
 * The answers with what was just chosen laid over them. A choice shows at once and stays on this device until the server
 * has it: it is sent again on coming back online and on the next visit. A refused one falls back, with its error.
 */
export function useGateAnswers(view: CaseView) {
  const key = `draft.gates.${view.caseId}`;
  const [pending, setPending] = useState<GateAnswers>(() => readPending(key));
  const { mutate, status, error } = useChangeCase(view.caseId);
  useEffect(() => {
    writeText(key, isEmpty(pending) ? undefined : JSON.stringify(pending));
  }, [key, pending]);
  const send = useCallback(
    (sent: GateAnswers) => {
      // Only what still stands as it was sent: a newer choice of the same gate goes out by itself.
      const settle = () =>
        setPending(
          (now) =>
            Object.fromEntries(
              Object.entries(now).filter(([gate, value]) => sent[gate as GateName] !== value),
            ) as GateAnswers,
        );
      mutate((newest) => ({ gates: { ...newest.gateAnswers, ...sent } }), {
        onSuccess: settle,
        onError: (failure) => {
          if (problemOf(failure)?.status !== 0) settle();
        },
      });
    },
    [mutate],
  );
  useEffect(() => {
    const again = () => {
      const left = readPending(key);
      if (!isEmpty(left)) send(left);
    };
    again();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [key, send]);
  const answer = (gate: GateName, value: string) => {
    setPending((now) => ({ ...now, [gate]: value }));
    send({ [gate]: value });
  };
  return { answers: { ...view.gateAnswers, ...pending }, pending, answer, status, error };
}
