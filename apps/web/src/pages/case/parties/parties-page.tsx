import { usePick, useText } from '../../../i18n/language.ts';
import { Card, Notice, PageTitle, Part } from '../../../ui/basics.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { SaveLine } from '../../../ui/save-line.tsx';
import { useCaseContext } from '../case-context.ts';
import { NextPage } from '../next-page.tsx';
import { PartyFields } from './party-fields.tsx';
import { usePartiesDraft } from './use-parties-draft.ts';

/** Who writes to whom; saved while typing, kept on the device until the server has it. */
export function PartiesPage() {
  const t = useText().parties;
  const { view } = useCaseContext();
  const draft = usePartiesDraft(view);
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <form className="stack" onSubmit={(event) => event.preventDefault()}>
        {(['buyer', 'merchant', 'platform'] as const).map((who) => (
          <Card key={who} className="party" label={t[who]}>
            <h2>{t[who]}</h2>
            <p className="hint">{t[`${who}Why`]}</p>
            <PartyFields
              who={who}
              value={draft.parties[who] ?? {}}
              onChange={(party) => draft.change(who, party)}
            />
          </Card>
        ))}
        {draft.error && <ProblemNotice error={draft.error} onRetry={draft.save} />}
        <SaveLine state={draft.state} />
      </form>
      <MissingList />
      <NextPage after="parties" />
    </>
  );
}

function MissingList() {
  const t = useText().parties;
  const pick = usePick();
  const { view } = useCaseContext();
  const missing = [...new Map(view.letters.flatMap((l) => l.missing).map((m) => [m.zh, m])).values()];
  if (view.letters.length === 0) return null;
  return (
    <Part title={t.missingTitle}>
      {missing.length === 0 ? (
        <Notice tone="ok">
          <p>{t.missingNone}</p>
        </Notice>
      ) : (
        <ul className="bullets bullets-not">
          {missing.map((m) => (
            <li key={m.zh}>
              <Icon name="empty" size={18} />
              {pick(m)}
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
