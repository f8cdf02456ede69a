import type { ServiceView } from '@redress/contract';
import { useText } from '../../../i18n/language.ts';
import { Card, Part, Verbatim } from '../../../ui/basics.tsx';
import { CopyButton } from '../../../ui/button.tsx';

/** The address of this case alone, or why there is none. */
export function MailboxPart({ service }: { service: ServiceView }) {
  const t = useText().service;
  const { address, sends, receives } = service;
  return (
    <Part title={t.mailboxTitle}>
      <Card className="stack-small">
        {address && receives ? (
          <>
            <p>{t.mailboxText}</p>
            <p className="calendar-url">
              <Verbatim>{address}</Verbatim>
            </p>
            <div className="row">
              <CopyButton value={address} label={t.copyAddress} />
            </div>
            <p className="hint">{t.mailboxSecret}</p>
          </>
        ) : (
          <p>{receives ? t.mailboxLater : sends ? t.mailboxDeaf : t.mailboxOff}</p>
        )}
      </Card>
    </Part>
  );
}
