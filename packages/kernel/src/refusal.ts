/** What a refusal says: `public` to the person who asked, by language; `internal` to our logs, free of personal data. */
export interface RefusalText {
  zh: string;
  en: string;
  internal?: string;
}

/** A field that is wrong, by its JSON pointer; `zh`: the same in Chinese, where `detail` is English. */
export interface BadField {
  pointer: string;
  detail: string;
  zh?: string;
}

/**
 * An expected "no" with a code that callers may branch on. Rules return it; commands may throw it; HTTP maps it to
 * RFC 9457 and the CLI to one line and exit code 2. A bug is any other error.
 */
export class Refusal<Code extends string = string> extends Error {
  readonly code: Code;
  readonly text: RefusalText;
  /** Bad input fields, by JSON pointer. */
  readonly fields: readonly BadField[];

  constructor(code: Code, text: RefusalText, fields: readonly BadField[] = []) {
    super(text.internal ?? text.en);
    this.name = 'Refusal';
    this.code = code;
    this.text = text;
    this.fields = fields;
  }
}
