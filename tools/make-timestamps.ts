import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildRequest, parsePem, readTimestamp } from '../packages/timestamp/src/index.ts';
import { createOpensslAuthorities } from '../packages/timestamp/src/openssl/testing.ts';

/** Makes packages/timestamp/testdata anew: tokens of real `openssl ts` authorities with keys that are thrown away. */
const out = join(import.meta.dirname, '../packages/timestamp/testdata');
const folder = mkdtempSync(join(tmpdir(), 'redress-stamps-'));
try {
  const authorities = createOpensslAuthorities(folder);
  const note = 'redress.example/log/main\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n';
  const imprint = createHash('sha256').update(note).digest();
  writeFileSync(join(out, 'note'), note);
  for (const name of ['rsa', 'ecdsa'] as const) {
    const request = buildRequest({ imprint, nonce: 0x8123456789abcdefn, certReq: true });
    writeFileSync(join(out, `${name}.tsr`), authorities[name].reply(request));
  }
  const bare = readTimestamp(readFileSync(join(out, 'rsa.tsr')));
  if (!bare.ok) throw new Error(bare.reason.en);
  writeFileSync(join(out, 'rsa-bare.der'), bare.value.token);
  const root = readFileSync(authorities.rootFile, 'utf8');
  if (!parsePem(root).ok) throw new Error('openssl made no root');
  writeFileSync(join(out, 'root.pem'), root);
} finally {
  rmSync(folder, { recursive: true });
}
