import type { PlatformView } from '@redress/contract';
import { useState } from 'react';
import { useLanguage } from '../../i18n/language.ts';
import { dayText } from '../../lib/format.ts';
import { Card, Verbatim } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { ProposeForm } from './propose-form.tsx';
import type { Asked } from './question.ts';

/** What the register says of the platform, and a way to complete or correct it. */
export function PlatformCard({ platforms, asked }: { platforms: readonly PlatformView[]; asked: Asked }) {
  const { text, language } = useLanguage();
  const t = text.offices;
  const [editing, setEditing] = useState(false);
  const known = platforms.length === 1 ? platforms[0] : undefined;
  const typed = asked.platform.trim();
  const isDomain = /^[^\s]+\.[^\s]+$/.test(typed);
  const before = known?.fields ?? {
    ...(isDomain ? {} : { name: typed }),
    ...(asked.platformAddress.trim() ? { licenceAddress: asked.platformAddress.trim() } : {}),
    ...(asked.filing.trim() ? { filing: asked.filing.trim() } : {}),
    ...(asked.creditCode.trim() ? { creditCode: asked.creditCode.trim() } : {}),
    ...(isDomain ? { domains: [typed.replace(/^[a-z]+:\/\//i, '').replace(/[/?#:].*$/, '')] } : {}),
  };
  return (
    <Card label={t.knownPlatform} className="stack-small">
      {platforms.map(({ entryId, fields, checkedOn, source }) => (
        <div key={entryId} className="stack-small">
          <p>
            <strong>{t.knownPlatform}</strong>{' '}
            <Verbatim>{[fields.name, fields.operator].filter(Boolean).join(' · ')}</Verbatim>
          </p>
          {fields.licenceAddress && (
            <p>
              <Verbatim>{fields.licenceAddress}</Verbatim>
            </p>
          )}
          <p className="hint">{t.checked(dayText(checkedOn, language), source)}</p>
        </div>
      ))}
      {editing ? (
        <ProposeForm
          type="platform"
          entryId={known?.entryId}
          fixed={{}}
          before={before}
          isNew={!known}
          fields={['name', 'domains', 'operator', 'licenceAddress', 'creditCode', 'filing']}
          onClose={() => setEditing(false)}
        />
      ) : (
        platforms.length < 2 && (
          <div>
            <Button look="quiet" onClick={() => setEditing(true)}>
              {known ? t.correctPlatform : t.addPlatform}
            </Button>
          </div>
        )
      )}
    </Card>
  );
}
