/** A running digest, as node:crypto and @noble give it. */
export interface Incremental {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
}

/** Hash functions and signature verification are injected: node:crypto in the CLI and server, `portableHasher` in browsers. */
export interface Hasher {
  sha256(): Incremental;
  sm3(): Incremental;
  /** CRC-32 of the bytes so far (`previous`) and `bytes`, as node:zlib has it; JavaScript when absent. */
  crc32?(bytes: Uint8Array, previous: number): number;
  /** Ed25519 verification, as node:crypto has it; @noble when absent. */
  ed25519?(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean;
}

/** Random access to a bundle: a file, a Blob, or bytes. `read` may give fewer bytes only at the end. */
export interface BundleSource {
  size: number;
  read(offset: number, length: number): Promise<Uint8Array>;
}

export interface Bilingual {
  zh: string;
  en: string;
}

/** One check: bag, item:<path>, seal:<path>, checkpoint, witness:<name>, timestamp:<authority>, anchor:<chain>. */
export interface Check {
  name: string;
  ok: boolean;
  detail: string;
  /** RFC 3339: when a witness cosigned the head, an authority stamped it, a chain recorded it. */
  at?: string;
  /** Whose word the key, policy or root certificate is: the verifier's own choice, or only the bundle's. */
  trust?: 'given' | 'inside';
  /**
   * Nothing is wrong, yet nothing is shown: a witness that did not cosign, a chain that was not asked. With `ok` false
   * the verifier asked for what is not there; without this field, what is there is wrong.
   */
  unproved?: true;
}

/** How the bundle's head stands under a witness policy. */
export interface Witnessed {
  /** The policy's quorum cosigned: only then may the head be called witnessed. */
  quorumMet: boolean;
  policy: 'given' | 'inside';
  cosigned: number;
  witnesses: number;
}

export interface Verification {
  /** Every check passes. Says nothing of witnesses unless `witnessed` does. */
  ok: boolean;
  checks: Check[];
  /** Absent when no policy asks for a witness: then nothing is witnessed. */
  witnessed?: Witnessed;
}

/** Digests of one stored file; `c` and `sm3` (over salt ‖ bytes) only when a salt was asked for. */
export interface FileDigests {
  sha256: Uint8Array;
  crc32: number;
  c?: Uint8Array;
  sm3?: Uint8Array;
}

/** Hashes `length` bytes of the bundle from `offset`; the CLI does it in worker threads. */
export type HashRange = (range: {
  offset: number;
  length: number;
  salt?: Uint8Array;
  /** Called with the number of bytes done since the last call. */
  onBytes?: (bytes: number) => void;
}) => Promise<FileDigests>;
