import type { SourceView } from '@redress/contract';
import { useState } from 'react';
import { useWords } from '../../../i18n/words.ts';
import { Card, Part } from '../../../ui/basics.tsx';
import { CopyButton } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/field.tsx';
import { shopsWords } from './shops-words.ts';
import { type Software, settingsOf, softwareOf, softwares } from './software.ts';

/** A recipe for the shop's own software, with settings that are filled in. */
export function JoinPart({ source }: { source: SourceView }) {
  const t = useWords(shopsWords);
  const [software, setSoftware] = useState<Software>(softwareOf(source.software));
  const { lead, steps, doc } = t.recipes[software];
  const settings = settingsOf(software, source);
  return (
    <>
      <Choice
        label={t.joinFor}
        value={software}
        options={softwares.map((value) => ({ value, label: t.softwares[value] }))}
        onChange={setSoftware}
      />
      <Card className="stack">
        <p>{lead}</p>
        <ol className="join-steps">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <dl className="definition">
          <dt>{t.base}</dt>
          <dd className="mono" translate="no">
            {source.base}
          </dd>
          <dt>{t.sourceId}</dt>
          <dd className="mono" translate="no">
            {source.id}
          </dd>
        </dl>
      </Card>
      <Part title={t.config}>
        <pre className="plain-text mono" translate="no">
          {settings}
        </pre>
        <div className="row">
          <CopyButton value={settings} />
        </div>
        <p className="hint">{t.docs(doc)}</p>
      </Part>
    </>
  );
}
