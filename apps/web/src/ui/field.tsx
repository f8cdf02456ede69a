import { type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useId } from 'react';
import { useText } from '../i18n/language.ts';
import { Icon } from './icon.tsx';

interface FieldProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  optional?: boolean;
}

function Frame(
  props: FieldProps & {
    children: (ids: { id: string; 'aria-describedby': string | undefined }) => ReactNode;
  },
) {
  const id = useId();
  const t = useText().common;
  const described = [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>
        {props.label}
        {props.optional && <span className="optional"> {t.optional}</span>}
      </label>
      {props.hint && (
        <p className="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.children({ id, 'aria-describedby': described || undefined })}
      {props.error && (
        <p className="field-error" id={`${id}-error`} role="alert">
          <Icon name="warn" size={16} /> {props.error}
        </p>
      )}
    </div>
  );
}

type Native<T> = Omit<T, 'id' | 'className'>;

export function TextField(props: FieldProps & Native<InputHTMLAttributes<HTMLInputElement>>) {
  const { label, hint, error, optional, ...rest } = props;
  return (
    <Frame {...{ label, hint, error, optional: optional ?? false }}>
      {(ids) => <input {...rest} {...ids} className="input" aria-invalid={error ? true : undefined} />}
    </Frame>
  );
}

export function TextArea(props: FieldProps & Native<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  const { label, hint, error, optional, ...rest } = props;
  return (
    <Frame {...{ label, hint, error, optional: optional ?? false }}>
      {(ids) => (
        <textarea
          {...rest}
          {...ids}
          translate="no"
          className="input"
          aria-invalid={error ? true : undefined}
        />
      )}
    </Frame>
  );
}

export function Choice<T extends string>(
  props: FieldProps & { value: T; options: { value: T; label: string }[]; onChange: (value: T) => void },
) {
  const { label, hint, error, optional } = props;
  return (
    <Frame {...{ label, hint, error, optional: optional ?? false }}>
      {(ids) => (
        <select
          {...ids}
          className="input"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value as T)}
        >
          {props.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Frame>
  );
}

/** Large radio cards under one question. */
export function RadioCards(props: {
  legend: string;
  legendHidden?: boolean;
  name: string;
  value: string | undefined;
  options: { value: string; title: string; text?: string }[];
  onChange: (value: string) => void;
  columns?: boolean;
}) {
  return (
    <fieldset className="radio-cards">
      <legend className={props.legendHidden ? 'visually-hidden' : ''}>{props.legend}</legend>
      <div className={props.columns ? 'radio-list radio-columns' : 'radio-list'}>
        {props.options.map((option) => (
          <label key={option.value} className="radio-card">
            <input
              type="radio"
              name={props.name}
              value={option.value}
              checked={props.value === option.value}
              onChange={() => props.onChange(option.value)}
            />
            <span className="radio-text">
              <span className="radio-title">{option.title}</span>
              {option.text && <span className="hint">{option.text}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
