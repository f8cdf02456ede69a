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

export interface ReportTable {
  /** Also the id of its entry in the log, which commits to both files. */
  id: string;
  platform_id: string;
  /** Days in Asia/Shanghai; both belong to it. */
  from_day: string;
  to_day: string;
  made_at: Date;
  made_by: string;
  csv_blob: string;
  csv_sha256: Buffer;
  pdf_blob: string;
  pdf_sha256: Buffer;
  /** Opens the commitments of its entry. */
  salt: Buffer;
  wrapped_key: Buffer;
}

export interface OversightTables {
  'oversight.report': ReportTable;
  'oversight.terms_check': TermsCheckTable;
  'oversight.event_salt': { event_id: string; subject_id: string; salt: Buffer };
}
