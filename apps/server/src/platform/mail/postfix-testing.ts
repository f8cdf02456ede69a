import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const programs = '/usr/lib/postfix/sbin';

/** What is missing to run a Postfix of our own; undefined where nothing is. */
export function postfixProblem(): string | undefined {
  if (!existsSync(join(programs, 'master'))) return 'needs the Debian package postfix';
  return process.getuid?.() === 0 ? undefined : 'Postfix starts only as root';
}

export interface PostfixSettings {
  port: number;
  /** Domain of the mailboxes that it delivers to itself, and their local parts; mail to others of it bounces. */
  domain: string;
  mailboxes: readonly string[];
  /** Where else it passes mail on: `lmtp:inet:127.0.0.1:2424` or `smtp:[127.0.0.1]:25`, by domain. */
  transports: Readonly<Record<string, string>>;
}

export interface Postfix {
  /** PEM of the certificate that it shows. */
  certificate: string;
  /** What came into a mailbox so far. */
  mailbox(name: string): Buffer[];
  log(): string;
  stop(): Promise<void>;
}

/** A whole Postfix in a temporary folder: own queue, own settings, loopback only; nothing under /etc is read or changed. */
export async function startPostfix(settings: PostfixSettings): Promise<Postfix> {
  const folder = mkdtempSync(join(tmpdir(), 'redress-postfix-'));
  // Its programs run as users of their own.
  chmodSync(folder, 0o755);
  for (const name of ['etc', 'spool', 'data', 'box']) mkdirSync(join(folder, name));
  const [postfix, nobody] = [idsOf('postfix'), idsOf('nobody')];
  chownSync(join(folder, 'data'), postfix.uid, postfix.gid);
  chownSync(join(folder, 'box'), nobody.uid, nobody.gid);
  makeCertificate(folder);
  writeFileSync(join(folder, 'etc/main.cf'), mainOf(folder, settings, nobody));
  writeFileSync(join(folder, 'etc/master.cf'), masterOf(settings));
  const run = spawn('postfix', ['-c', join(folder, 'etc'), 'start-fg'], { stdio: 'ignore' });
  const log = () => readIf(join(folder, 'mail.log'));
  await started(run, log);
  return {
    certificate: readFileSync(join(folder, 'etc/tls.pem'), 'utf8'),
    mailbox: (name) => filesIn(join(folder, 'box', name, 'new')),
    log,
    async stop() {
      const ended = new Promise((resolve) => run.once('exit', resolve));
      spawnSync('postfix', ['-c', join(folder, 'etc'), 'stop'], { stdio: 'ignore' });
      if (run.exitCode === null) await ended;
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

interface Ids {
  uid: number;
  gid: number;
}

function idsOf(user: string): Ids {
  const id = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function makeCertificate(folder: string): void {
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const name = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const files = ['-keyout', join(folder, 'etc/tls.key'), '-out', join(folder, 'etc/tls.pem')];
  execFileSync('openssl', ['req', ...kind, ...name, ...files], { stdio: 'ignore' });
}

function mainOf(
  folder: string,
  { domain, mailboxes, transports }: PostfixSettings,
  { uid, gid }: Ids,
): string {
  const table = (entries: [string, string][]) =>
    `inline:{ ${entries.map(([key, value]) => `{ ${key} = ${value} }`).join(', ')} }`;
  const boxes = mailboxes.map((name): [string, string] => [`${name}@${domain}`, `${name}/`]);
  return `compatibility_level = 3.6
queue_directory = ${folder}/spool
data_directory = ${folder}/data
command_directory = /usr/sbin
daemon_directory = ${programs}
maillog_file_prefixes = ${folder}
maillog_file = ${folder}/mail.log
myhostname = mx.${domain}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
mydestination =
local_recipient_maps =
alias_maps =
alias_database =
smtp_dns_support_level = disabled
smtpd_peername_lookup = no
smtpd_tls_security_level = may
smtpd_tls_cert_file = ${folder}/etc/tls.pem
smtpd_tls_key_file = ${folder}/etc/tls.key
# An unknown mailbox is found out after the mail was taken, as behind many an MX: then only a notice tells.
smtpd_reject_unlisted_recipient = no
virtual_mailbox_domains = ${domain}
virtual_mailbox_base = ${folder}/box
virtual_mailbox_maps = ${table(boxes)}
virtual_uid_maps = static:${uid}
virtual_gid_maps = static:${gid}
relay_domains = ${Object.keys(transports).join(', ')}
transport_maps = ${table(Object.entries(transports))}
`;
}

/** No service in a chroot: what one needs there is laid out only by a start of the installed Postfix. */
const masterOf = ({ port }: PostfixSettings): string => `127.0.0.1:${port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
lmtp unix - - n - - lmtp
virtual unix - n n - - virtual
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`;

const readIf = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

const filesIn = (path: string): Buffer[] =>
  existsSync(path)
    ? readdirSync(path)
        .sort()
        .map((name) => readFileSync(join(path, name)))
    : [];

/** Its first start makes the queue's folders, which takes seconds. */
async function started(run: ChildProcess, log: () => string): Promise<void> {
  const until = Date.now() + 60_000;
  while (!log().includes('daemon started')) {
    if (run.exitCode !== null || Date.now() > until) throw new Error(`Postfix did not start: ${log()}`);
    await sleep(100);
  }
}

/** A port that nobody listened on a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
