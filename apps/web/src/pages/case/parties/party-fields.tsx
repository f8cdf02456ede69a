import type { Party } from '@redress/contract';
import { useState } from 'react';
import { useText } from '../../../i18n/language.ts';
import { TextField } from '../../../ui/field.tsx';
import { PaperField } from '../papers/paper-field.tsx';
import { type PartyField, partyFields } from '../papers/paper-fields.ts';
import type { Who } from './use-parties-draft.ts';

/** What every letter needs; papers that ask for more (age, ethnicity) ask for it where they are made, and it is shown here then. */
type FieldName = keyof Pick<Party, 'name' | 'phone' | 'address' | 'email' | 'registration'>;

interface FieldSpec {
  name: FieldName;
  type: 'text' | 'tel' | 'email';
  /** Only the buyer's own data is what a browser may fill in (WCAG 2.2, 1.3.5). */
  autoComplete: string;
  max: number;
}
const shared: FieldSpec[] = [
  { name: 'name', type: 'text', autoComplete: 'name', max: 200 },
  { name: 'phone', type: 'tel', autoComplete: 'tel', max: 50 },
  { name: 'address', type: 'text', autoComplete: 'street-address', max: 500 },
  { name: 'email', type: 'email', autoComplete: 'email', max: 200 },
];
const company: FieldSpec = { name: 'registration', type: 'text', autoComplete: 'off', max: 100 };

export function PartyFields(props: { who: Who; value: Party; onChange: (party: Party) => void }) {
  const t = useText().parties;
  const own = props.who === 'buyer';
  const labels = {
    name: own ? t.name : t.companyName,
    phone: t.phone,
    address: own ? t.address : t.companyAddress,
    email: t.email,
    registration: t.registration,
  };
  // Seen from the start: a field that is emptied does not go away under the cursor.
  const [given] = useState(() => Object.keys(props.value) as PartyField[]);
  const usual = own ? shared : [...shared, company];
  const more = given.filter((name) => !usual.some((field) => field.name === name));
  return (
    <>
      {usual.map((field) => (
        <TextField
          key={field.name}
          label={labels[field.name]}
          optional={!(own && field.name !== 'email') && field.name !== 'name'}
          type={field.type}
          name={`${props.who}-${field.name}`}
          autoComplete={own ? field.autoComplete : 'off'}
          maxLength={field.max}
          value={props.value[field.name] ?? ''}
          onChange={(event) => props.onChange(changed(props.value, field.name, event.target.value))}
        />
      ))}
      {more.map((name) => (
        <PaperField
          key={name}
          place={`parties.${props.who}.${name}`}
          spec={partyFields[name]}
          papers={[]}
          text={props.value[name] ?? ''}
          optional
          isHeld={false}
          onChange={(typed) => props.onChange(changed(props.value, name, typed))}
        />
      ))}
    </>
  );
}

/** An emptied field is left out: the letter then shows what is missing. */
function changed(party: Party, name: PartyField, value: string): Party {
  const { [name]: _, ...rest } = party;
  return value === '' ? rest : { ...rest, [name]: value };
}
