import { describe, expect, test } from 'vitest';
import * as forge from './forge/testing.ts';
import { Roots, readTimestamp, verifyTimestamp } from './index.ts';

const imprint = forge.hashOf('sha256', Buffer.from('note'));
const root = forge.root();
const signer = forge.authority(root);
const roots = [root.der];
const verify = (bytes: Uint8Array, options: Partial<Parameters<typeof verifyTimestamp>[1]> = {}) =>
  verifyTimestamp(bytes, { imprint, roots, ...options });
const answer = (options: Partial<forge.TokenOptions> = {}) =>
  forge.forgeAnswer({ imprint, signer, ...options });
/** `ok`, or the code and detail of the refusal. */
async function verdict(bytes: Uint8Array, options: Parameters<typeof verify>[1] = {}): Promise<string> {
  const result = await verify(bytes, options);
  return result.ok ? 'ok' : `${result.reason.code}: ${result.reason.en}`;
}

describe('a timestamp is accepted', () => {
  test('whole and bare, with what it says', async () => {
    const options = { imprint, signer, nonce: 0x8000000000000001n, at: '2026-06-01T12:34:56Z' };
    const expected = {
      at: '2026-06-01T12:34:56.000Z',
      nonce: 0x8000000000000001n,
      tsa: 'CN=Authority',
      policy: '1.2.3',
      serial: '1267',
      digestAlgorithm: 'SHA-256',
      signatureAlgorithm: 'ECDSA P-256',
      rootFingerprint: Buffer.from(forge.hashOf('sha256', root.der)).toString('hex'),
      chain: [{ subject: 'CN=Root' }],
      revocation: 'not checked',
    };
    for (const bytes of [forge.forgeAnswer(options), forge.forgeToken(options)])
      expect(await verify(bytes, { nonce: options.nonce })).toMatchObject({ ok: true, value: expected });
  });
  test.each([
    ['rsa', 'sha256', 'RSA PKCS#1 v1.5'],
    ['rsa', 'sha512', 'RSA PKCS#1 v1.5'],
    ['rsa-pss', 'sha256', 'RSA-PSS'],
    ['P-256', 'sha256', 'ECDSA P-256'],
    ['P-384', 'sha384', 'ECDSA P-384'],
    ['P-521', 'sha512', 'ECDSA P-521'],
    ['ed25519', 'sha512', 'Ed25519'],
  ] as const)('signed by %s with %s, also in certificates', async (kind, hash, signatureAlgorithm) => {
    const top = forge.root({ kind, hash });
    const one = forge.authority(top, { kind, hash });
    const bytes = answer({ signer: one, hash });
    expect(await verify(bytes, { roots: [top.der] })).toMatchObject({
      ok: true,
      value: { signatureAlgorithm },
    });
    const last = bytes.length - 1;
    const broken = Uint8Array.from(bytes, (byte, i) => (i === last ? byte ^ 1 : byte));
    expect(await verdict(broken, { roots: [top.der] })).toMatch(/^bad-signature/);
  });
  test('naming its certificate by SHA-1 as old authorities do', async () => {
    expect(await verdict(answer({ essV1: true }))).toBe('ok');
    expect(
      await verdict(answer({ essV1: true, ess: root.der, certificates: [signer.der, root.der] })),
    ).toMatch(/^no-signer/);
  });
  test('granted with modifications', async () => {
    expect(await verdict(answer({ status: forge.sequence(forge.integer(1)) }))).toBe('ok');
  });
  test('through intermediates that stand in the token or beside the root, of several ways the one that holds', async () => {
    const middle = forge.issue({ common: 'Middle', by: root, extensions: [forge.isCa(0)] });
    const old = forge.issue({ common: 'Middle', by: root, to: '2021-01-01', extensions: [forge.isCa(0)] });
    const below = forge.authority(middle);
    expect(await verdict(answer({ signer: below, certificates: [old.der, below.der, middle.der] }))).toBe(
      'ok',
    );
    expect(await verdict(answer({ signer: below }), { roots: [root.der, middle.der] })).toBe('ok');
    expect(await verdict(answer({ signer: below }), { roots: new Roots([root.der, middle.der]) })).toBe('ok');
  });
});

describe('a timestamp is refused', () => {
  test('over other data, with another nonce, under another policy', async () => {
    const other = forge.hashOf('sha256', Buffer.from('another note'));
    expect(await verdict(answer(), { imprint: other })).toMatch(/^other-data/);
    expect(await verdict(answer({ imprintHash: 'sha512' }))).toMatch(/^other-hash: .*4\.2\.3/);
    expect(await verdict(answer({ nonce: 5n }), { nonce: 6n })).toMatch(/^other-nonce/);
    expect(await verdict(answer(), { nonce: 6n })).toMatch(/^other-nonce/);
    expect(await verdict(answer(), { policy: '1.2.4' })).toMatch(/^other-policy/);
  });
  test('when the authority rejected the request, in its words', async () => {
    const text = forge.sequence(forge.tlv(0x0c, Buffer.from('busy')));
    const failed = forge.tlv(0x03, Uint8Array.of(0, 0x20));
    const status = forge.sequence(forge.integer(2), text, failed);
    expect(await verdict(forge.sequence(status))).toMatch(/^rejected: .*\(rejection, badRequest, busy\)/);
    expect(await verdict(answer({ status }))).toMatch(/^rejected/);
  });
  test('without exactly one signer', async () => {
    expect(await verdict(answer({ signers: 2 }))).toMatch(/^not-one-signer/);
    expect(await verdict(answer({ signers: 0 }))).toMatch(/^not-one-signer/);
  });
  test('when what is signed is another kind of content', async () => {
    expect(await verdict(answer({ contentType: '1.2.840.113549.1.7.1' }))).toMatch(/^not-a-stamp/);
  });
  test('when a signed attribute is missing, doubled or says something else', async () => {
    const wrongType = forge.sequence(forge.oid('1.2.840.113549.1.9.3'), forge.set(forge.oid('1.2.3')));
    const wrongDigest = forge.sequence(forge.oid('1.2.840.113549.1.9.4'), forge.set(forge.octets(imprint)));
    const twice = forge.signingCertificate(signer.der);
    const rightType = forge.sequence(
      forge.oid('1.2.840.113549.1.9.3'),
      forge.set(forge.oid('1.2.840.113549.1.9.16.1.4')),
    );
    expect(await verdict(answer({ attributes: { 0: [rightType] } }))).toBe('ok');
    expect(await verdict(answer({ attributes: { 0: [rightType, wrongType] } }))).toMatch(
      /^bad-attributes: .*contentType/,
    );
    expect(await verdict(answer({ attributes: { 0: [] } }))).toMatch(/^bad-attributes: .*contentType/);
    expect(await verdict(answer({ attributes: { 0: [wrongType] } }))).toMatch(
      /^bad-attributes: .*contentType/,
    );
    expect(await verdict(answer({ attributes: { 1: [] } }))).toMatch(/^bad-attributes: .*messageDigest/);
    expect(await verdict(answer({ attributes: { 1: [wrongDigest] } }))).toMatch(/^other-content/);
    expect(await verdict(answer({ attributes: { 2: [] } }))).toMatch(/^bad-attributes: .*signingCertificate/);
    expect(await verdict(answer({ attributes: { 2: [twice, twice] } }))).toMatch(/^bad-attributes/);
  });
  test('when the certificate of the same issuer and serial number is not the one that was signed for', async () => {
    const twin = forge.authority(root);
    expect(await verdict(answer({ certificates: [twin.der] }))).toMatch(/^no-signer/);
    expect(await verdict(answer({ ess: twin.der, certificates: [signer.der, twin.der] }))).toMatch(
      /^bad-signature/,
    );
    expect(await verdict(answer({ certificates: [] }))).toMatch(/^no-signer/);
  });
  test('when an extension that must be understood is not', async () => {
    const extension = forge.sequence(forge.oid('1.2.3.4'), forge.yes, forge.octets(Uint8Array.of(5, 0)));
    expect(await verdict(answer({ tstExtensions: extension }))).toMatch(/^not-a-stamp/);
  });
  test('with bytes before, after or instead of it', async () => {
    const bytes = answer();
    expect(await verdict(Buffer.concat([bytes, Uint8Array.of(0)]))).toMatch(/^unreadable/);
    expect(await verdict(bytes.subarray(0, -1))).toMatch(/^unreadable/);
    expect(await verdict(new Uint8Array(0))).toMatch(/^unreadable/);
    expect(await verdict(Buffer.from('<!doctype html><title>Sign in</title>'))).toMatch(/^unreadable/);
    expect(await verdict(new Uint8Array(300_000))).toMatch(/^too-large/);
    expect(await verdict(Buffer.alloc(200_000, Uint8Array.of(0x30, 0x80)))).toMatch(/^unreadable/);
    expect(readTimestamp(Buffer.from('{}'))).toMatchObject({ ok: false, reason: { code: 'unreadable' } });
  });
});

describe("the signer's certificate is refused", () => {
  const judged = (options: Partial<forge.IssueOptions>) =>
    verdict(answer({ signer: forge.authority(root, options) }));
  const stamping = forge.purpose(true, 'timeStamping');
  test('when it is not for timestamps alone, or does not insist on it', async () => {
    expect(await judged({ extensions: [] })).toMatch(/^bad-purpose/);
    expect(await judged({ extensions: [forge.purpose(false, 'timeStamping')] })).toMatch(
      /^bad-purpose: .*not critical/,
    );
    expect(await judged({ extensions: [forge.purpose(true, 'codeSigning')] })).toMatch(/^bad-purpose/);
    const both = forge.purpose(true, 'timeStamping', 'codeSigning');
    expect(await judged({ extensions: [both] })).toMatch(/^bad-purpose/);
    expect(await judged({ extensions: [stamping, forge.keyUsage(0x04)] })).toMatch(
      /^bad-purpose: .*keyUsage/,
    );
    expect(await judged({ extensions: [stamping] })).toBe('ok');
  });
  test('when it was not valid at the time of the stamp, whatever the time now', async () => {
    expect(await judged({ to: '2026-05-31' })).toMatch(/^out-of-time/);
    expect(await judged({ from: '2026-06-02' })).toMatch(/^out-of-time/);
    expect(await judged({ from: '2026-05-31', to: '2026-06-02' })).toBe('ok');
  });
  test('when it has an extension that must be understood and is not', async () => {
    const strange = forge.extension('1.2.3.4', true, Uint8Array.of(5, 0));
    expect(await judged({ extensions: [stamping, strange] })).toMatch(/^bad-certificate/);
  });
  test('with a signature of SHA-1, or by a key that is too short', async () => {
    expect(await judged({ hash: 'sha1' })).toMatch(/^weak-algorithm: .*SHA-1/);
    const short = forge.authority(root, { kind: 'rsa-1024' });
    expect(await verdict(answer({ signer: short }))).toMatch(/^weak-algorithm: .*RSA 1024/);
    expect(await verdict(answer({ hash: 'sha1' }))).toMatch(/^weak-algorithm: .*SHA-1/);
  });
});

describe('a chain is refused', () => {
  const under = (options: Partial<forge.IssueOptions>, by = root) => {
    const middle = forge.issue({ common: 'Middle', by, extensions: [forge.isCa()], ...options });
    const below = forge.authority(middle);
    return answer({ signer: below, certificates: [below.der, middle.der] });
  };
  test('that ends elsewhere than at a root that was given', async () => {
    const stranger = forge.root({ common: 'Stranger' });
    const namesake = forge.root();
    expect(await verdict(answer(), { roots: [stranger.der] })).toMatch(/^untrusted/);
    expect(await verdict(answer(), { roots: [namesake.der] })).toMatch(/^bad-certificate: .*CN=Authority/);
    expect(
      await verdict(answer({ certificates: [signer.der, root.der] }), { roots: [stranger.der] }),
    ).toMatch(/^untrusted/);
    expect(await verdict(answer(), { roots: [] })).toMatch(/^no-roots/);
    expect(await verdict(answer(), { roots: [signer.der] })).toMatch(/^no-roots/);
  });
  test('that lacks an intermediate', async () => {
    const middle = forge.issue({ common: 'Middle', by: root, extensions: [forge.isCa()] });
    expect(await verdict(answer({ signer: forge.authority(middle) }))).toMatch(/^untrusted: .*CN=Middle/);
  });
  test('through a certificate that may not issue others', async () => {
    expect(await verdict(under({}))).toBe('ok');
    expect(await verdict(under({ extensions: [] }))).toMatch(/^not-an-authority: .*CN=Middle: CA/);
    const noSigning = [forge.isCa(), forge.keyUsage(0x80)];
    expect(await verdict(under({ extensions: noSigning }))).toMatch(/^not-an-authority: .*keyCertSign/);
    const otherUse = [forge.isCa(), forge.purpose(false, 'codeSigning')];
    expect(await verdict(under({ extensions: otherUse }))).toMatch(/^not-an-authority: .*extKeyUsage/);
    const shallow = forge.root({ extensions: [forge.isCa(0)] });
    expect(await verdict(under({}, shallow), { roots: [shallow.der] })).toMatch(
      /^not-an-authority: .*pathLength/,
    );
    const strange = forge.extension('2.5.29.30', true, forge.sequence());
    expect(await verdict(under({ extensions: [forge.isCa(), strange] }))).toMatch(
      /^bad-certificate: .*2\.5\.29\.30/,
    );
  });
  test('with an intermediate or a root that was over when the stamp was made', async () => {
    expect(await verdict(under({ to: '2026-05-31' }))).toMatch(/^out-of-time: .*CN=Middle/);
    const old = forge.root({ to: '2026-05-31' });
    expect(await verdict(answer({ signer: forge.authority(old) }), { roots: [old.der] })).toMatch(
      /^out-of-time/,
    );
  });
  test('that was made long to cost time', async () => {
    const many = Array.from({ length: 30 }, () =>
      forge.issue({ common: 'Root', by: root, extensions: [forge.isCa()] }),
    );
    const started = forge.authority(forge.root());
    expect(
      await verdict(answer({ signer: started, certificates: [started.der, ...many.map(({ der }) => der)] })),
    ).toMatch(/^bad-certificate|^untrusted/);
  });
});

test('without WebCrypto nothing is believed, and the reason says so', async () => {
  expect(await verdict(answer(), { crypto: {} })).toMatch(/^no-webcrypto/);
});

test('every reason is said in both languages', async () => {
  const result = await verify(answer(), { roots: [] });
  expect(result).toEqual({
    ok: false,
    reason: { code: 'no-roots', zh: '没有给出可用的根证书', en: 'no usable root certificate was given' },
  });
});
