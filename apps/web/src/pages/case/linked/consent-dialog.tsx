import type { LinksView } from '@redress/contract';
import { type RefObject, useId, useState } from 'react';
import { usePick, useText } from '../../../i18n/language.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import type { useConsent } from './use-links.ts';

/** What joining shows, what it never shows, and the two things that are consented to separately. */
export function ConsentDialog(props: {
  ref: RefObject<HTMLDialogElement | null>;
  links: LinksView;
  consent: ReturnType<typeof useConsent>;
}) {
  const t = useText().linked;
  const id = useId();
  const { links, consent, ref } = props;
  const [shareIdentity, setShareIdentity] = useState(links.consent?.shareIdentity ?? false);
  const [representative, setRepresentative] = useState(links.consent?.representative ?? false);
  const close = () => ref.current?.close();
  return (
    <dialog ref={ref} className="dialog" aria-labelledby={`${id}-title`}>
      <div className="stack">
        <h2 id={`${id}-title`}>{t.dialogTitle}</h2>
        <Shares links={links} />
        <Tick
          label={t.identity}
          hint={t.identityHint}
          checked={shareIdentity}
          onChange={(on) => {
            setShareIdentity(on);
            if (!on) setRepresentative(false);
          }}
        />
        <Tick
          label={t.representative}
          hint={t.representativeHint}
          checked={representative}
          disabled={!shareIdentity}
          onChange={setRepresentative}
        />
        {consent.isError && <ProblemNotice error={consent.error} />}
        <div className="row">
          <Button
            look="primary"
            busy={consent.isPending}
            onClick={() => consent.mutate({ shareIdentity, representative }, { onSuccess: close })}
          >
            {links.consent ? t.change : t.join}
          </Button>
          <Button look="quiet" onClick={close}>
            {links.consent ? t.close : t.cancel}
          </Button>
        </div>
      </div>
    </dialog>
  );
}

function Shares({ links }: { links: LinksView }) {
  const t = useText().linked;
  const pick = usePick();
  return (
    <>
      <div className="stack-small">
        <h3>{t.sharesTitle}</h3>
        <ul className="bullets bullets-ok">
          {links.shares.map(({ field, title }) => (
            <li key={field}>
              <Icon name="check" size={18} />
              {pick(title)}
            </li>
          ))}
        </ul>
      </div>
      <div className="stack-small">
        <h3>{t.neverTitle}</h3>
        <ul className="bullets bullets-not">
          {t.never.map((line) => (
            <li key={line}>
              <Icon name="stop" size={18} />
              {line}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function Tick(props: {
  label: string;
  hint: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (on: boolean) => void;
}) {
  const id = useId();
  return (
    <div className="stack-small">
      <label className="tick">
        <input
          type="checkbox"
          checked={props.checked}
          disabled={props.disabled}
          aria-describedby={id}
          onChange={(event) => props.onChange(event.target.checked)}
        />
        <span>{props.label}</span>
      </label>
      <p className="hint" id={id}>
        {props.hint}
      </p>
    </div>
  );
}
