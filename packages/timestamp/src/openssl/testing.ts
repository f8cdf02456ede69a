import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** For tests: a real authority, the `openssl ts` of this machine, with certificates of its own. */
export interface OpensslAuthority {
  /** The answer to a TimeStampReq, as `openssl ts -reply` gives it. */
  reply(query: Uint8Array): Uint8Array;
}

export interface OpensslAuthorities {
  folder: string;
  /** PEM file of the only root. */
  rootFile: string;
  /** RSA, signed by the root; names its certificate by ESSCertID (SHA-1), as old ones do. */
  rsa: OpensslAuthority;
  /** ECDSA P-256, under an intermediate, ESSCertIDv2. */
  ecdsa: OpensslAuthority;
}

/** Why tests with a real authority cannot run here; undefined when they can. */
export function opensslProblem(): string | undefined {
  const { status, stdout } = spawnSync('openssl', ['version'], { encoding: 'utf8' });
  if (status !== 0) return 'the openssl program is missing';
  // LibreSSL calls itself openssl too and knows no ESSCertIDv2.
  return /^OpenSSL ([3-9]|1\.1\.1)/.test(stdout) ? undefined : `${stdout.trim()} is no OpenSSL >= 1.1.1`;
}

/** Runs openssl; its words are the error. */
export function openssl(...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync('openssl', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl ${args.join(' ')}: ${error?.message ?? stderr}`);
  return stdout;
}

/** What `openssl ts -verify` says of a token over a file; undefined when it accepts. */
export function opensslRefusal(args: { data: string; token: string; roots: string }): string | undefined {
  const command = ['ts', '-verify', '-data', args.data, '-in', args.token, '-CAfile', args.roots];
  const { status, stderr } = spawnSync('openssl', command, { encoding: 'utf8' });
  return status === 0 ? undefined : stderr || `status ${status}`;
}

const authority = (name: string, essDigest: string) => `
[${name}]
serial = ${name}.serial
signer_cert = ${name}.pem
signer_key = ${name}.key
signer_digest = sha256
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256, sha384, sha512
accuracy = secs:1, millisecs:500
ess_cert_id_alg = ${essDigest}
`;
const config = `
[req]
distinguished_name = name
prompt = no
[name]
CN = none
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[sub]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[stamping]
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
subjectKeyIdentifier = hash
${authority('rsa', 'sha1')}${authority('ecdsa', 'sha256')}certs = sub.pem
`;

/** Makes root, intermediate and two authorities in a folder, by openssl alone. */
export function createOpensslAuthorities(folder: string): OpensslAuthorities {
  mkdirSync(folder, { recursive: true });
  const at = (name: string) => join(folder, name);
  // openssl reads the paths of a configuration from where it is started.
  const settings = config.replace(/= (\w+\.(?:pem|key|serial))$/gm, (_, name) => `= ${at(name)}`);
  writeFileSync(at('openssl.cnf'), settings);
  makeCertificates(at);
  for (const name of ['rsa', 'ecdsa']) writeFileSync(at(`${name}.serial`), '1000\n');
  return { folder, rootFile: at('root.pem'), rsa: answering(at, 'rsa'), ecdsa: answering(at, 'ecdsa') };
}

type PathOf = (name: string) => string;

function makeCertificates(at: PathOf): void {
  const ecKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
  const settings = ['-config', at('openssl.cnf'), '-nodes', '-utf8'];
  const root = ['-x509', '-days', '7300', '-extensions', 'root', '-out', at('root.pem')];
  const subject = ['-subj', '/C=CN/O=Redress tests/CN=Test root'];
  openssl('req', '-new', ...settings, ...ecKey, '-keyout', at('root.key'), ...subject, ...root);
  let serial = 1;
  const issue = (name: string, issuer: string, extensions: string, subject: string, key = ecKey) => {
    const made = ['-keyout', at(`${name}.key`), '-out', at(`${name}.csr`)];
    openssl('req', '-new', ...settings, ...key, '-subj', subject, ...made);
    openssl(
      ...[
        'x509',
        '-req',
        '-in',
        at(`${name}.csr`),
        '-CA',
        at(`${issuer}.pem`),
        '-CAkey',
        at(`${issuer}.key`),
      ],
      ...['-set_serial', String(++serial), '-days', '3650', '-sha256', '-extfile', at('openssl.cnf')],
      ...['-extensions', extensions, '-out', at(`${name}.pem`)],
    );
  };
  issue('sub', 'root', 'sub', '/C=CN/O=Redress tests/CN=Test intermediate');
  issue('rsa', 'root', 'stamping', '/C=CN/O=Redress tests, RSA/CN=Test authority 1', ['-newkey', 'rsa:2048']);
  issue('ecdsa', 'sub', 'stamping', '/C=CN/O=示例授时/CN=Test authority 2');
}

function answering(at: PathOf, name: string): OpensslAuthority {
  let answers = 0;
  return {
    reply(query) {
      const [asked, given] = [at(`${name}-${++answers}.tsq`), at(`${name}-${answers}.tsr`)];
      writeFileSync(asked, query);
      const files = ['-queryfile', asked, '-out', given];
      openssl('ts', '-reply', '-config', at('openssl.cnf'), '-section', name, ...files);
      return new Uint8Array(readFileSync(given));
    },
  };
}
