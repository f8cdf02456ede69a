import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { problemOf } from '../../../api/client.ts';
import { caseKey } from '../../../api/queries.ts';
import { useText } from '../../../i18n/language.ts';
import { pushState, turnPushOff, turnPushOn } from '../../../lib/push.ts';
import { Chip } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { useCaseContext } from '../case-context.ts';
import { useService } from '../service/use-service.ts';

/** Notifications of this device for this case. The browser is asked for leave only when the button is pressed. */
export function PushSwitch() {
  const t = useText().service;
  const { view } = useCaseContext();
  const { caseId } = view;
  const client = useQueryClient();
  const service = useService(caseId);
  const stateKey = [...caseKey(caseId), 'push'];
  const state = useQuery({ queryKey: stateKey, queryFn: () => pushState(caseId) });
  const key = service.data?.push.key;
  const turn = useMutation({
    mutationFn: async (on: boolean) => (on ? turnPushOn(caseId, key ?? '') : turnPushOff(caseId)),
    onSettled: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
  if (!service.data || !state.data) return null;
  const isOn = state.data === 'on';
  const why = reasonOf(key === undefined ? 'unset' : state.data, turn.data ?? undefined, t);
  const elsewhere = service.data.push.subscriptions - (isOn ? 1 : 0);
  const canTurn = key !== undefined && (isOn || state.data === 'off');
  return (
    <section className="stack-small" aria-label={t.pushTitle}>
      <div className="step-head">
        <h3>{t.pushTitle}</h3>
        {canTurn && <Chip tone={isOn ? 'ok' : 'quiet'}>{isOn ? t.pushIsOn : t.pushIsOff}</Chip>}
      </div>
      {canTurn && <p className="hint">{t.pushText}</p>}
      {canTurn && (
        <div className="row">
          <Button busy={turn.isPending} onClick={() => turn.mutate(!isOn)}>
            {isOn ? t.pushOff : t.pushOn}
          </Button>
        </div>
      )}
      {key !== undefined && elsewhere > 0 && <p className="hint">{t.pushElsewhere(elsewhere)}</p>}
      <p role="status" className={why ? 'hint' : 'visually-hidden'}>
        {why}
      </p>
      {turn.error && problemOf(turn.error) && <ProblemNotice error={turn.error} />}
    </section>
  );
}

type Words = ReturnType<typeof useText>['service'];

/** Why it cannot be turned on here, and what else there is. */
function reasonOf(
  state: 'unset' | Awaited<ReturnType<typeof pushState>>,
  failure: Awaited<ReturnType<typeof turnPushOn>>,
  t: Words,
): string {
  if (state === 'unset') return t.pushUnset;
  if (state === 'insecure') return t.pushInsecure;
  if (state === 'unsupported') return t.pushUnsupported;
  if (state === 'denied' || failure === 'denied') return t.pushDenied;
  if (state === 'on') return '';
  return failure === 'dismissed' ? t.pushDismissed : failure === 'failed' ? t.pushFailed : '';
}
