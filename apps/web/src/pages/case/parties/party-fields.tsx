import type { Party } from '@redress/contract';
import { useText } from '../../../i18n/language.ts';
import { TextField } from '../../../ui/field.tsx';
import type { Who } from './use-parties-draft.ts';

/** What every letter needs; papers that ask for more (age, ethnicity) ask for it where they are made. */
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
  return (own ? shared : [...shared, company]).map((field) => (
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
  ));
}

/** An emptied field is left out: the letter then shows what is missing. */
function changed(party: Party, name: FieldName, value: string): Party {
  const { [name]: _, ...rest } = party;
  return value === '' ? rest : { ...rest, [name]: value };
}
