import type { WebhookEndpointView } from '@redress/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { minuteText } from '../../../lib/format.ts';
import { Card, Chip, More, Notice, Verbatim } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { Sure } from '../../../ui/console/sure.tsx';
import { ConfirmGate } from '../../account/confirm-gate.tsx';
import { SecretNotice } from '../keys/secret-notice.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { DeliveryLog, deliveriesKey } from './delivery-log.tsx';
import { webhooksWords } from './webhooks-words.ts';

interface CardProps {
  endpoint: WebhookEndpointView;
  onChanged: () => void;
}

const tones = { active: 'ok', failing: 'warn', disabled: 'stop' } as const;

/** One address: what it is told, whether it hears, and what was sent. */
export function EndpointCard({ endpoint, onChanged }: CardProps) {
  const t = useWords(webhooksWords);
  const { state, disabledBy, failingSince, types } = endpoint;
  const shown = state === 'active' && failingSince ? 'failing' : state;
  return (
    <Card className="stack" label={endpoint.url}>
      <div className="stack-small">
        <div className="row row-between">
          <h2 className="mono">
            <Verbatim>{endpoint.url}</Verbatim>
          </h2>
          <Chip tone={tones[shown]}>{t.states[shown]}</Chip>
        </div>
        {endpoint.description && (
          <p>
            <Verbatim>{endpoint.description}</Verbatim>
          </p>
        )}
        <p className="hint">{types ? types.map((type) => t.types[type]).join(' · ') : t.all}</p>
      </div>
      {state === 'disabled' && disabledBy && (
        <Notice tone={disabledBy === 'person' ? 'quiet' : 'stop'}>
          <p>{t.disabledBy[disabledBy]}</p>
        </Notice>
      )}
      {state === 'active' && failingSince && (
        <Notice tone="warn">
          <p>{t.failing(minuteText(failingSince))}</p>
        </Notice>
      )}
      <Actions endpoint={endpoint} onChanged={onChanged} />
      <More summary={t.log}>
        <DeliveryLog endpointId={endpoint.id} />
      </More>
    </Card>
  );
}

type Act = 'enable' | 'disable' | 'test' | 'remove';

function useActs({ endpoint, onChanged }: CardProps) {
  const { orgId } = useOrganisation();
  const client = useQueryClient();
  const params = { orgId, endpointId: endpoint.id };
  const act = useMutation({
    mutationFn: async (what: Act) => {
      if (what === 'test') await api()('testWebhook', { params });
      else if (what === 'remove') await api()('removeWebhook', { params });
      else await api()('changeWebhook', { params, body: { active: what === 'enable' } });
    },
    onSuccess: () => {
      onChanged();
      void client.invalidateQueries({ queryKey: deliveriesKey(endpoint.id) });
    },
  });
  const rotate = useMutation({
    mutationFn: () => api()('rotateWebhookSecret', { params, body: { overlapHours: 24 } }),
    onSuccess: onChanged,
  });
  return { act, rotate };
}

function Actions(props: CardProps) {
  const t = useWords(webhooksWords);
  const [sure, setSure] = useState(false);
  const { act, rotate } = useActs(props);
  const isActive = props.endpoint.state === 'active';
  const button = (what: Act, label: string) => (
    <Button busy={act.isPending && act.variables === what} onClick={() => act.mutate(what)}>
      {label}
    </Button>
  );
  return (
    <>
      {act.isError && <ConfirmGate error={act.error} onConfirmed={() => act.mutate(act.variables)} />}
      {rotate.isError && <ConfirmGate error={rotate.error} onConfirmed={() => rotate.mutate()} />}
      {rotate.data && (
        <>
          <SecretNotice value={rotate.data.secret} title={t.ready} />
          <p className="hint">{t.rotated}</p>
        </>
      )}
      <p role="status" className={act.isSuccess && act.variables === 'test' ? 'hint' : 'visually-hidden'}>
        {act.isSuccess && act.variables === 'test' ? t.tested : ''}
      </p>
      {sure ? (
        <Sure
          text={t.removeSure}
          yes={t.remove}
          busy={act.isPending}
          onYes={() => act.mutate('remove')}
          onNo={() => setSure(false)}
        />
      ) : (
        <div className="row">
          {isActive ? button('test', t.test) : button('enable', t.enable)}
          <Button look="quiet" busy={rotate.isPending} onClick={() => rotate.mutate()}>
            {t.rotate}
          </Button>
          {isActive && (
            <Button look="quiet" onClick={() => act.mutate('disable')}>
              {t.disable}
            </Button>
          )}
          <Button look="quiet" onClick={() => setSure(true)}>
            {t.remove}
          </Button>
        </div>
      )}
    </>
  );
}
