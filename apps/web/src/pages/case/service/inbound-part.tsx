import type { InboundView, ServiceView } from '@redress/contract';
import { Link } from '@tanstack/react-router';
import { usePick, useText } from '../../../i18n/language.ts';
import { timeText } from '../../../lib/format.ts';
import { Chip, Part, type Tone, Verbatim } from '../../../ui/basics.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useCaseContext } from '../case-context.ts';
import { ItemLink } from '../item-link.tsx';
import { stepAnchor } from '../path/steps.tsx';

const tones: Record<NonNullable<InboundView['check']>['verdict'], Tone> = {
  signed: 'ok',
  'signed-by-other': 'warn',
  partly: 'warn',
  broken: 'stop',
  unsigned: 'quiet',
  unknown: 'quiet',
};

/** What came in for this case, the newest first: each an item, with what is known of its sender. */
export function InboundPart({ service }: { service: ServiceView }) {
  const t = useText().service;
  const mails = [...service.inbound].sort((a, b) => Date.parse(b.receivedAt) - Date.parse(a.receivedAt));
  return (
    <Part title={t.inboundTitle} lead={t.inboundLead}>
      {mails.length === 0 && <p className="hint">{service.receives ? t.inboundEmpty : t.inboundOff}</p>}
      <ul className="stack">
        {mails.map((mail) => (
          <Mail key={mail.id} mail={mail} />
        ))}
      </ul>
    </Part>
  );
}

function Mail({ mail }: { mail: InboundView }) {
  const t = useText().service;
  const pick = usePick();
  const { view } = useCaseContext();
  const step = view.steps.find(({ id }) => id === mail.stepId);
  return (
    <li className="card stack-small mail">
      <div className="step-head">
        <h3>{mail.subject ? <Verbatim>{mail.subject}</Verbatim> : t.noSubject}</h3>
        <Chip tone={mail.kind === 'reply' ? 'info' : 'quiet'} icon={false}>
          {mail.state === 'kept' ? t.beingRead : t.kinds[mail.kind ?? 'unreadable']}
        </Chip>
      </div>
      <p className="hint">
        <time dateTime={mail.receivedAt}>{timeText(mail.receivedAt)}</time>
        {mail.from && (
          <>
            {' '}
            · {t.from} <Verbatim>{mail.from}</Verbatim>
          </>
        )}
      </p>
      {mail.check && (
        <div>
          <Chip tone={tones[mail.check.verdict]}>{pick(mail.check.what)}</Chip>
        </div>
      )}
      {step && (
        <p>
          {t.answers}{' '}
          <Link to="/case/$caseId/path" params={{ caseId: view.caseId }} hash={stepAnchor(step.id)}>
            {pick(step.title)}
          </Link>
        </p>
      )}
      <p>
        {t.original} <ItemLink itemId={mail.itemId} />
      </p>
      <Attachments mail={mail} />
    </li>
  );
}

function Attachments({ mail: { attachments } }: { mail: InboundView }) {
  const t = useText().service;
  const pick = usePick();
  if (attachments.length === 0) return null;
  return (
    <>
      <p>{t.attachments(attachments.length)}</p>
      <ul className="papers">
        {attachments.map(({ file, itemId, refused }) => (
          <li key={`${file} ${itemId}`}>
            <Icon name={refused ? 'stop' : 'file'} size={18} />
            <span>
              {itemId ? <ItemLink itemId={itemId} /> : <Verbatim>{file}</Verbatim>}
              {refused && <span className="hint"> {pick(refused)}</span>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
