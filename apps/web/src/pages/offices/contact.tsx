import type { CompetentOfficeView } from '@redress/contract';
import { useState } from 'react';
import { useLanguage } from '../../i18n/language.ts';
import { dayText } from '../../lib/format.ts';
import { Verbatim } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { ProposeForm } from './propose-form.tsx';

/** How the office is reached, as people entered it; or an invitation to enter it. */
export function Contact({ office, code }: { office: CompetentOfficeView; code: string }) {
  const { text, language } = useLanguage();
  const t = text.offices;
  const [editing, setEditing] = useState(false);
  const { contact, kind } = office;
  const fields = contact?.fields;
  return (
    <>
      {contact && fields ? (
        <div className="stack-small">
          <p>
            <Verbatim>{fields.name}</Verbatim>
          </p>
          <dl className="contact">
            {fields.phone && (
              <Row term={t.phone}>
                <a href={`tel:${fields.phone.replace(/[^\d+]/g, '')}`}>{fields.phone}</a>
              </Row>
            )}
            {fields.address && <Row term={t.address}>{fields.address}</Row>}
            {fields.email && (
              <Row term={t.email}>
                <a href={`mailto:${fields.email}`}>{fields.email}</a>
              </Row>
            )}
            {fields.web && (
              <Row term={t.web}>
                <a href={fields.web} rel="noreferrer" target="_blank">
                  {fields.web}
                </a>
              </Row>
            )}
          </dl>
          {fields.note && (
            <p>
              {t.note}
              {text.common.colon}
              <Verbatim>{fields.note}</Verbatim>
            </p>
          )}
          <p className="hint">{t.checked(dayText(contact.checkedOn, language), contact.source)}</p>
        </div>
      ) : (
        <p className="hint">{t.noContact}</p>
      )}
      {editing ? (
        <ProposeForm
          type="office"
          entryId={contact?.entryId}
          fixed={{ kind, divisionCode: code }}
          before={fields ?? {}}
          fields={['name', 'phone', 'address', 'email', 'web', 'note']}
          onClose={() => setEditing(false)}
        />
      ) : (
        <div>
          <Button look="quiet" onClick={() => setEditing(true)}>
            {contact ? t.correct : t.addContact}
          </Button>
        </div>
      )}
    </>
  );
}

function Row({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd translate="no">{children}</dd>
    </div>
  );
}
