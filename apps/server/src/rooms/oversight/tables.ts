export interface TermsCheckTable {
  id: string;
  platform_id: string;
  document: string;
  version: number;
  source: 'text' | 'file';
  /** Of the text as UTF-8, or of the file. */
  sha256: Buffer;
  /** Digest of the rules that looked at it. */
  rules: string;
  found: number;
  likely: number;
  mended: number;
  checked_at: Date;
  checked_by: string;
  event_id: string;
  wrapped_key: Buffer;
  /** Encrypted JSON `CheckContents`: a draft is nobody's business yet. */
  contents: Buffer;
}

export interface OversightTables {
  'oversight.terms_check': TermsCheckTable;
  'oversight.event_salt': { event_id: string; subject_id: string; salt: Buffer };
}
