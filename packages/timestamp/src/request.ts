import { Boolean as Asn1Boolean, Integer, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { sha256Oid } from './tst-info.ts';

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
  const algorithm = new Sequence({ value: [new ObjectIdentifier({ value: sha256Oid }), new Null()] });
  const hash = new OctetString({ valueHex: new Uint8Array(imprint) });
  const request = new Sequence({
    value: [
      new Integer({ value: 1 }),
      new Sequence({ value: [algorithm, hash] }),
      ...(policyOid === undefined ? [] : [new ObjectIdentifier({ value: policyOid })]),
      Integer.fromBigInt(nonce),
      // DER leaves a default out, and false is the default.
      ...(certReq ? [new Asn1Boolean({ value: true })] : []),
    ],
  });
  return new Uint8Array(request.toBER());
}
