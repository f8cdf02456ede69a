import type { StandardView } from '@redress/contract';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '../../../i18n/words.ts';
import { minuteText } from '../../../lib/format.ts';
import { Card, Chip, More } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/console/table.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { differences, spanText } from './differences.ts';
import { DraftForm } from './draft-form.tsx';
import { PublishForm } from './publish-form.tsx';
import { SignPart } from './sign-part.tsx';
import { orgStandardsWords } from './standards-words.ts';

type Signature = StandardView['signatures'][number];

interface CategoryProps {
  category: StandardView['category'];
  alliance: StandardView | undefined;
  /** The organisation's versions of this category, in any order. */
  own: readonly StandardView[];
  signatures: readonly Signature[];
}

/** One kind of goods: what applies, how it differs from the alliance's, and the next step. */
export function CategoryCard({ category, alliance, own, signatures }: CategoryProps) {
  const t = useWords(orgStandardsWords);
  const { may } = useOrganisation();
  const [drafting, setDrafting] = useState(false);
  const newest = (state: StandardView['state']) =>
    own.filter((one) => one.state === state).sort((a, b) => b.version - a.version)[0];
  const [published, draft] = [newest('published'), newest('draft')];
  const signatureOf = (one: StandardView | undefined) =>
    one && signatures.find((two) => two.standardId === one.standardId && two.version === one.version);
  const shown = published ?? alliance;
  const signed = signatureOf(published) ?? signatureOf(alliance);
  const start = draft ?? published ?? alliance;
  return (
    <Card className="stack" label={t.categories[category]}>
      <div className="row row-between">
        <h2>{t.categories[category]}</h2>
        <Applies published={published} signed={signed} />
      </div>
      {shown && <Summary standard={shown} signed={signatureOf(shown)} />}
      {published && alliance && <Differences own={published} alliance={alliance} />}
      {shown && may('standards.sign') && !signatureOf(shown) && (
        <SignPart standard={shown} label={published ? t.sign : t.signAlliance} />
      )}
      {draft && <DraftPart draft={draft} alliance={alliance} />}
      {may('standards.sign') && start && !drafting && (
        <div>
          <Button look="quiet" onClick={() => setDrafting(true)}>
            {draft ? t.edit : published ? t.redraft : t.draft}
            <span className="visually-hidden"> {t.categories[category]}</span>
          </Button>
        </div>
      )}
      {drafting && start && (
        <DraftForm category={category} start={start} onClose={() => setDrafting(false)} />
      )}
    </Card>
  );
}

function Applies(props: { published: StandardView | undefined; signed: Signature | undefined }) {
  const t = useWords(orgStandardsWords);
  const { published, signed } = props;
  if (published && signed?.standardId === published.standardId) return <Chip tone="ok">{t.applies.own}</Chip>;
  if (published) return <Chip tone="warn">{t.applies.toSign}</Chip>;
  if (signed) return <Chip tone="ok">{t.applies.alliance}</Chip>;
  return <Chip tone="quiet">{t.applies.none}</Chip>;
}

function Summary({ standard, signed }: { standard: StandardView; signed: Signature | undefined }) {
  const t = useWords(orgStandardsWords);
  const { deliverWithinMinutes, answerWithinHours, minimumLevel, fromDay, version } = standard;
  return (
    <div className="stack-small">
      <p>
        {t.promised(spanText(deliverWithinMinutes, t), spanText(answerWithinHours * 60, t), minimumLevel)}
      </p>
      <p className="hint">
        {standard.orgId ? t.own : t.alliance}
        {fromDay && ` · ${t.from(version, fromDay)}`}
        {signed && ` · ${t.signed(minuteText(signed.signedAt))}`}
        {signed?.entry !== undefined && (
          <>
            {' · '}
            <Link to="/log" search={{ entry: signed.entry }}>
              {t.entry(signed.entry)}
            </Link>
          </>
        )}
      </p>
      <More summary={t.text}>
        <p className="standard-text" lang="zh-CN">
          {standard.text.trim()}
        </p>
      </More>
    </div>
  );
}

function Differences({ own, alliance }: { own: StandardView; alliance: StandardView }) {
  const t = useWords(orgStandardsWords);
  const rows = differences(own, alliance, t);
  if (rows.length === 0) return <p className="hint">{t.same}</p>;
  return (
    <div className="stack-small">
      <h3>{t.diff}</h3>
      <DataTable
        label={t.diff}
        rows={rows}
        rowKey={({ field }) => field}
        columns={[
          { key: 'field', head: t.item, main: true, cell: ({ field }) => field },
          { key: 'alliance', head: t.alliance, cell: (row) => row.alliance },
          { key: 'own', head: t.own, cell: (row) => row.own },
          {
            key: 'towards',
            head: t.towards,
            cell: ({ towards }) =>
              towards && <Chip tone={towards === 'stricter' ? 'ok' : 'warn'}>{t[towards]}</Chip>,
          },
        ]}
      />
    </div>
  );
}

function DraftPart({ draft, alliance }: { draft: StandardView; alliance: StandardView | undefined }) {
  const t = useWords(orgStandardsWords);
  const { may } = useOrganisation();
  return (
    <div className="stack draft-part">
      <h3>{t.draftOf(draft.version)}</h3>
      <Summary standard={draft} signed={undefined} />
      {alliance && <Differences own={draft} alliance={alliance} />}
      {may('standards.sign') && <PublishForm category={draft.category} />}
    </div>
  );
}
