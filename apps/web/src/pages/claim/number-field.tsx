import { useWords } from '../../i18n/words.ts';
import { TextField } from '../../ui/field.tsx';
import { copyWords } from './copy-words.ts';

/** The payment number as it stands on a bill. */
export function NumberField(props: {
  value: string;
  set: (value: string) => void;
  hint: string | undefined;
  lacks: boolean;
}) {
  const t = useWords(copyWords);
  return (
    <TextField
      label={t.number}
      hint={props.hint}
      value={props.value}
      maxLength={100}
      inputMode="text"
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      onChange={(event) => props.set(event.target.value)}
      error={props.lacks ? t.missing : undefined}
    />
  );
}

/** Where it stands in Alipay and in WeChat. */
export function NumberPlaces() {
  const t = useWords(copyWords);
  return (
    <div className="stack-small">
      <h3>{t.where}</h3>
      <dl className="claim-where">
        {t.places.map(({ app, way, first, second }) => (
          <div key={app}>
            <dt>{app}</dt>
            <dd>
              {way} <strong>{first}</strong>
              <br />
              <span className="hint">{second}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
