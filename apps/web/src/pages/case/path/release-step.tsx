import type { StepView } from '@redress/contract';
import { useEffect, useState } from 'react';
import { usePick, useText } from '../../../i18n/language.ts';
import { Notice } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { useCaseContext } from '../case-context.ts';
import { useCancelStep, useReleaseStep } from './use-path.ts';

/** Nothing leaves at once: mail waits an hour in which it can be taken back. */
export function ReleaseStep({ step }: { step: StepView }) {
  const t = useText().path;
  const pick = usePick();
  const { view } = useCaseContext();
  const release = useReleaseStep(view.caseId, step.id);
  const cancel = useCancelStep(view.caseId, step.id);
  if (!step.can.release && !step.can.cancel) return null;
  // What works comes first.
  const ways = step.noMail ? step.ways.toReversed() : step.ways;
  const isIncomplete = step.letters.some(({ missing }) => missing.length > 0);
  return (
    <>
      {step.heldUntil && <Held until={step.heldUntil} />}
      {step.can.release && (
        <p className="hint">
          {step.ways.includes('mail') && !step.noMail ? t.releaseMailHint : t.releaseHandHint}
        </p>
      )}
      {step.noMail && (
        <Notice tone="warn">
          <p>{pick(step.noMail)}</p>
        </Notice>
      )}
      <div className="row">
        {step.can.release &&
          ways.map((way) => (
            <Button
              key={way}
              look={way === ways[0] ? 'primary' : 'secondary'}
              busy={release.isPending && release.variables?.way === way}
              onClick={() => release.mutate({ way, ...(isIncomplete ? { evenIfIncomplete: true } : {}) })}
            >
              {t.release[way]}
            </Button>
          ))}
        {step.can.cancel && (
          <Button look="quiet" busy={cancel.isPending} onClick={() => cancel.mutate(undefined)}>
            {step.state === 'held' ? t.takeBack : t.drop}
          </Button>
        )}
      </div>
      {(release.error ?? cancel.error) && <ProblemNotice error={release.error ?? cancel.error} />}
    </>
  );
}

function Held({ until }: { until: string }) {
  const t = useText().path;
  const [nowMs, setNowMs] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  const minutes = Math.max(0, Math.ceil((Date.parse(until) - nowMs) / 60_000));
  return (
    <Notice tone="warn">
      <p>{t.held(minutes)}</p>
    </Notice>
  );
}
