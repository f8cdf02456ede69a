import { urlOf } from '@redress/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../api/client.ts';
import { caseKey } from '../../../api/queries.ts';
import { useText } from '../../../i18n/language.ts';
import { Card, Part, Verbatim } from '../../../ui/basics.tsx';
import { Button, buttonClass, CopyButton } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { useCaseContext } from '../case-context.ts';
import { PushSwitch } from './push-switch.tsx';

/** Nobody should have to remember a day: a calendar file, an address that a calendar follows, a mail, a notification. */
export function Reminders() {
  const t = useText().path;
  return (
    <Part title={t.remindTitle} lead={t.remindLead} id="reminders">
      <Card className="stack">
        <Calendar />
        <Contact />
        <PushSwitch />
      </Card>
    </Part>
  );
}

function Calendar() {
  const t = useText().path;
  const { view } = useCaseContext();
  const open = useMutation({
    mutationFn: () => api()('openCalendar', { params: { caseId: view.caseId } }),
  });
  return (
    <div className="stack-small">
      <div className="row">
        <a
          className={buttonClass('secondary')}
          href={urlOf('deadlinesIcs', { caseId: view.caseId })}
          download="deadlines.ics"
        >
          <Icon name="download" />
          {t.calendarFile}
        </a>
        <Button look="quiet" busy={open.isPending} onClick={() => open.mutate()}>
          {t.calendarFollow}
        </Button>
      </div>
      {open.data && (
        <div className="stack-small">
          <p className="hint">{t.calendarUrl}</p>
          <p className="calendar-url">
            <Verbatim>{open.data.url}</Verbatim>
          </p>
          <div className="row">
            <CopyButton value={open.data.url} />
          </div>
        </div>
      )}
      {open.error && <ProblemNotice error={open.error} />}
    </div>
  );
}

function Contact() {
  const { view } = useCaseContext();
  const contact = useQuery({
    queryKey: [...caseKey(view.caseId), 'contact'],
    queryFn: () => api()('getContact', { params: { caseId: view.caseId } }),
  });
  if (contact.error) return <ProblemNotice error={contact.error} onRetry={() => void contact.refetch()} />;
  if (!contact.data) return null;
  return <ContactForm email={contact.data.email ?? ''} />;
}

function ContactForm({ email }: { email: string }) {
  const t = useText().path;
  const { view } = useCaseContext();
  const client = useQueryClient();
  const [value, setValue] = useState(email);
  const save = useMutation({
    mutationFn: () =>
      api()('setContact', {
        params: { caseId: view.caseId },
        body: value.trim() ? { email: value.trim() } : {},
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: caseKey(view.caseId) }),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className="stack-small" onSubmit={send}>
      <TextField
        label={t.email}
        hint={t.emailHint}
        type="email"
        autoComplete="email"
        maxLength={200}
        optional
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <div className="row">
        <Button type="submit" busy={save.isPending}>
          {t.saveEmail}
        </Button>
        <span role="status" className="hint">
          {save.isSuccess ? t.savedEmail : ''}
        </span>
      </div>
      {save.error && <ProblemNotice error={save.error} />}
    </form>
  );
}
