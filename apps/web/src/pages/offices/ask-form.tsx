import { type FormEvent, useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { More } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioCards, TextField } from '../../ui/field.tsx';
import { Tick } from '../../ui/tick.tsx';
import { type Asked, isEmpty } from './question.ts';

const respondents = ['merchant', 'platform', 'own-site'] as const;

export function AskForm(props: {
  asked: Asked;
  busy: boolean;
  onChange: (change: Partial<Asked>) => void;
  onAsk: () => void;
}) {
  const { asked, busy, onChange, onAsk } = props;
  const t = useText().offices;
  const [empty, setEmpty] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setEmpty(isEmpty(asked));
    if (!isEmpty(asked) && !busy) onAsk();
  };
  const text = (key: 'platform' | 'platformAddress' | 'merchantAddress' | 'buyer') => ({
    value: asked[key],
    maxLength: 300,
    onChange: (event: { target: { value: string } }) => onChange({ [key]: event.target.value }),
  });
  const ownSite = asked.respondent === 'own-site';
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <RadioCards
        legend={t.respondent}
        name="respondent"
        value={asked.respondent}
        options={respondents.map((value) => ({ value, ...t.respondents[value] }))}
        onChange={(value) => onChange({ respondent: value as Asked['respondent'] })}
      />
      {!ownSite && (
        <>
          <TextField
            label={t.platform}
            hint={t.platformHint}
            error={empty ? t.nothing : undefined}
            {...text('platform')}
          />
          <TextField
            label={t.platformAddress}
            hint={t.platformAddressHint}
            optional
            {...text('platformAddress')}
          />
        </>
      )}
      {asked.respondent !== 'platform' && (
        <TextField
          label={ownSite ? t.siteAddress : t.merchantAddress}
          hint={t.merchantAddressHint}
          error={empty && ownSite ? t.nothing : undefined}
          optional={!ownSite}
          {...text('merchantAddress')}
        />
      )}
      {asked.respondent === 'merchant' && (
        <Tick
          label={t.unreachable}
          checked={asked.unreachable}
          onChange={(unreachable) => onChange({ unreachable })}
        />
      )}
      <TextField label={t.buyer} hint={t.buyerHint} optional {...text('buyer')} />
      <Numbers asked={asked} onChange={onChange} />
      <div>
        <Button type="submit" look="primary" busy={busy}>
          {busy ? t.running : t.run}
        </Button>
      </div>
    </form>
  );
}

function Numbers({ asked, onChange }: { asked: Asked; onChange: (change: Partial<Asked>) => void }) {
  const t = useText().offices;
  return (
    <More summary={t.more}>
      <TextField
        label={t.creditCode}
        optional
        maxLength={40}
        value={asked.creditCode}
        onChange={(event) => onChange({ creditCode: event.target.value })}
      />
      <TextField
        label={t.filing}
        hint={t.filingHint}
        optional
        maxLength={60}
        value={asked.filing}
        onChange={(event) => onChange({ filing: event.target.value })}
      />
      <Tick
        label={t.forumClause}
        checked={asked.forumClause}
        onChange={(forumClause) => onChange({ forumClause })}
      />
    </More>
  );
}
