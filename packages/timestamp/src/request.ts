import { sha256Oid } from './tst-info.ts';
import { sequence, tlv, writeInteger, writeOid } from './write-der.ts';

export interface TimestampRequest {
  /** SHA-256 of the bytes to be stamped: 32 bytes. */
  imprint: Uint8Array;
  /** Fresh and random, so that an old answer cannot be played again; 64 bits are usual. */
  nonce: bigint;
  /** True: the answer carries the signer's certificate and usually what leads to the root. */
  certReq: boolean;
  policyOid?: string;
}

/** TimeStampReq (RFC 3161 §2.4.1) as DER. A RangeError is a bug of the caller: no stranger's bytes come here. */
export function buildRequest({ imprint, nonce, certReq, policyOid }: TimestampRequest): Uint8Array {
  if (imprint.length !== 32) throw new RangeError('an imprint is a SHA-256 of 32 bytes');
  if (nonce < 0n) throw new RangeError('a nonce is not negative');
  const algorithm = sequence(writeOid(sha256Oid), tlv(0x05));
  return sequence(
    writeInteger(1n),
    sequence(algorithm, tlv(0x04, imprint)),
    ...(policyOid === undefined ? [] : [writeOid(policyOid)]),
    writeInteger(nonce),
    // DER leaves a default out, and false is the default.
    ...(certReq ? [tlv(0x01, Uint8Array.of(0xff))] : []),
  );
}
