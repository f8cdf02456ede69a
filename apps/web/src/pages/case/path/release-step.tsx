import type { StepView, StepWay } from '@redress/contract';
import { useIsMutating, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { usePick, useText } from '../../../i18n/language.ts';
import { Notice } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { useCaseContext } from '../case-context.ts';
import { missingIn } from '../papers/missing-in.ts';
import { Held } from './held.tsx';
import { useCancelStep, useReleaseStep } from './use-path.ts';

/** Nothing leaves at once: mail waits an hour in which it can be taken back, and a letter with blanks is asked about first. */
export function ReleaseStep({ step }: { step: StepView }) {
  const t = useText().path;
  const pick = usePick();
  const { view } = useCaseContext();
  const release = useReleaseStep(view.caseId, step.id);
  const cancel = useCancelStep(view.caseId, step.id);
  const [asked, ask] = useState<StepWay>();
  const isIncomplete = missingIn(step).length > 0;
  const { take, waiting } = useAfterSaving(view.caseId, (way) =>
    isIncomplete ? ask(way) : release.mutate({ way }),
  );
  if (!step.can.release && !step.can.cancel) return null;
  // What works comes first.
  const ways = step.noMail ? step.ways.toReversed() : step.ways;
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
      {asked && isIncomplete ? (
        <Incomplete
          step={step}
          way={asked}
          busy={release.isPending}
          onSend={() => release.mutate({ way: asked, evenIfIncomplete: true })}
          onBack={() => ask(undefined)}
        />
      ) : (
        <div className="row">
          {step.can.release &&
            ways.map((way) => (
              <Button
                key={way}
                look={way === ways[0] ? 'primary' : 'secondary'}
                busy={waiting === way || (release.isPending && release.variables?.way === way)}
                onClick={() => take(way)}
              >
                {t.release[way]}
              </Button>
            ))}
          {step.can.cancel && (
            <Button
              look={step.state === 'held' ? 'secondary' : 'quiet'}
              busy={cancel.isPending}
              onClick={() => cancel.mutate(undefined)}
            >
              {step.state === 'held' ? t.takeBack : t.drop}
            </Button>
          )}
        </div>
      )}
      {(release.error ?? cancel.error) && <ProblemNotice error={release.error ?? cancel.error} />}
    </>
  );
}

/** A field that was just left is saved first: only then is it known whether anything is missing. */
function useAfterSaving(caseId: string, go: (way: StepWay) => void) {
  const client = useQueryClient();
  const ofCase = {
    predicate: ({ options }: { options: { scope?: { id: string } | undefined } }) =>
      options.scope?.id === `case-${caseId}`,
  };
  const isSaving = useIsMutating(ofCase) > 0;
  const [waiting, wait] = useState<StepWay>();
  useEffect(() => {
    if (waiting === undefined || isSaving) return;
    wait(undefined);
    go(waiting);
  }, [waiting, isSaving, go]);
  return { waiting, take: (way: StepWay) => (client.isMutating(ofCase) > 0 ? wait(way) : go(way)) };
}

/** Names what the letter lacks once more before it leaves with blanks. */
function Incomplete(props: {
  step: StepView;
  way: StepWay;
  busy: boolean;
  onSend: () => void;
  onBack: () => void;
}) {
  const t = useText().papers;
  const pick = usePick();
  const missing = missingIn(props.step);
  return (
    <Notice tone="warn" live>
      <p>
        <strong>{t.missing(missing.length)}</strong>
        {missing.map(pick).join(t.semicolon)}
      </p>
      <p>{t.blank}</p>
      <div className="row">
        <Button look="primary" onClick={props.onBack}>
          {t.fillFirst}
        </Button>
        <Button busy={props.busy} onClick={props.onSend}>
          {t.anyway[props.way]}
        </Button>
      </div>
    </Notice>
  );
}
