import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { caseKey } from '../../../api/queries.ts';
import { useText } from '../../../i18n/language.ts';
import { timeText } from '../../../lib/format.ts';
import { Notice } from '../../../ui/basics.tsx';
import { useCaseContext } from '../case-context.ts';

/** `59:08` */
const clockText = (leftMs: number): string => {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** The hour in which a released mail can be taken back, running down. */
export function Held({ until }: { until: string }) {
  const t = useText().path;
  const { view } = useCaseContext();
  const client = useQueryClient();
  const [nowMs, setNowMs] = useState(Date.now());
  const leftMs = Date.parse(until) - nowMs;
  const isOver = leftMs <= 0;
  useEffect(() => {
    if (isOver) {
      void client.invalidateQueries({ queryKey: caseKey(view.caseId) });
      return;
    }
    const timer = setInterval(() => setNowMs(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isOver, client, view.caseId]);
  if (isOver)
    return (
      <Notice tone="info">
        <p>{t.heldOver}</p>
      </Notice>
    );
  return (
    <Notice tone="warn">
      <p className="held">
        {t.heldLeft} {/* Not spoken every second: the sentence below says until when. */}
        <span role="timer" className="countdown">
          {clockText(leftMs)}
        </span>
      </p>
      <p>{t.held(timeText(until))}</p>
    </Notice>
  );
}
