import { formatYuan, parseYuan } from '@redress/kernel';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { Card } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { MoneyField } from '../../../ui/console/money-field.tsx';
import { ConfirmGate } from '../../account/confirm-gate.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { keepingWords } from './keeping-words.ts';
import { useReloadKeeping } from './use-reload-keeping.ts';

/** Floor and reminder of one merchant; opens the deposit where there is none. */
export function DepositForm(props: {
  /** Undefined while none is chosen. */
  merchantId: string | undefined;
  title: string;
  start?: { floorFen: number; remindFen: number };
  onSaved: () => void;
  /** Told on sending, so that what stands above can say what it lacks. */
  onAsked?: () => void;
  children?: ReactNode;
}) {
  const t = useWords(keepingWords);
  const { orgId } = useOrganisation();
  const { start } = props;
  const [floor, setFloor] = useState(start ? formatYuan(start.floorFen) : '');
  const [remind, setRemind] = useState(start ? formatYuan(start.remindFen) : '');
  const [asked, setAsked] = useState(false);
  const reload = useReloadKeeping();
  const floorFen = parseYuan(floor);
  const remindFen = remind.trim() === '' ? undefined : parseYuan(remind);
  const remindBad = remind.trim() !== '' && (remindFen === undefined || remindFen < (floorFen ?? 0));
  const save = useMutation({
    mutationFn: ({ merchantId, fen }: { merchantId: string; fen: number }) =>
      api()('setKeptDeposit', {
        params: { orgId, merchantId },
        body: { floorFen: fen, ...(remindFen === undefined ? {} : { remindFen }) },
      }),
    onSuccess: () => {
      reload();
      props.onSaved();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    props.onAsked?.();
    if (props.merchantId && floorFen !== undefined && !remindBad && !save.isPending)
      save.mutate({ merchantId: props.merchantId, fen: floorFen });
  };
  return (
    <Card label={props.title}>
      <form className="form-card" onSubmit={submit} noValidate>
        <h2>{props.title}</h2>
        {props.children}
        <div className="form-two">
          <MoneyField
            label={t.floor}
            hint={t.floorHint}
            value={floor}
            onChange={setFloor}
            error={asked && floorFen === undefined ? t.floorBad : undefined}
          />
          <MoneyField
            label={t.remind}
            hint={t.remindHint}
            value={remind}
            onChange={setRemind}
            error={asked && remindBad ? t.remindBad : undefined}
          />
        </div>
        {save.isError && <ConfirmGate error={save.error} onConfirmed={() => save.mutate(save.variables)} />}
        <div className="row">
          <Button type="submit" look="primary" busy={save.isPending}>
            {t.save}
          </Button>
          <span role="status">{save.isSuccess ? t.saved : ''}</span>
        </div>
      </form>
    </Card>
  );
}
