import { equalBytes, parseDecimal } from './bytes.ts';
import { cosignatureType, ed25519Type, parseVkey } from './key.ts';
import type { Policy } from './policy.ts';
import { fail, type Result, type Verdict, value } from './result.ts';

const maxChars = 1_000_000;
const noError: Verdict = { ok: true };

/**
 * A tlog-policy file (c2sp.org/tlog-policy), strictly: the first thing that is wrong is the reason, with its line.
 * A name holds any characters but blanks; a replacement character means that the file was no UTF-8, where two
 * different names could look alike, and is refused outside comments.
 */
export function parsePolicy(text: string): Result<Policy> {
  if (text.length > maxChars) return fail('the policy is longer than a million characters');
  if (text !== '' && !text.endsWith('\n')) return fail('the last line does not end with a newline');
  const reader = new PolicyReader();
  for (const [at, line] of text.split('\n').entries()) {
    const read = reader.readLine(line);
    if (!read.ok) return fail(`line ${at + 1}: ${read.reason}`);
  }
  return reader.finish();
}

class PolicyReader {
  readonly #policy: Policy = { logs: [], witnesses: [], groups: [], quorum: '' };
  readonly #logKeys: Uint8Array[] = [];
  readonly #witnessKeys: Uint8Array[] = [];
  readonly #names = new Set<string>();
  /** A name may vote in one group only, so that each witness counts once. */
  readonly #members = new Set<string>();

  readLine(line: string): Verdict {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(line)) return fail('a control character');
    const [keyword, ...words] = line.split(/[ \t]+/).filter((word) => word !== '');
    if (keyword === undefined || keyword.startsWith('#')) return noError;
    if (line.includes('\ufffd')) return fail('the line is not UTF-8');
    if (keyword === 'log') return this.#log(words);
    if (keyword === 'witness') return this.#witness(words);
    if (keyword === 'group') return this.#group(words);
    if (keyword === 'quorum') return this.#quorum(words);
    return fail(`${JSON.stringify(keyword)} is no log, witness, group or quorum`);
  }

  finish(): Result<Policy> {
    return this.#policy.quorum === '' ? fail('there is no quorum line') : value(this.#policy);
  }

  #log([vkey, url, ...more]: string[]): Verdict {
    if (vkey === undefined || more.length > 0) return fail('a log line is: log <vkey> [<url>]');
    const key = takeKey(vkey, ed25519Type, 'a log', this.#logKeys);
    if (!key.ok) return key;
    this.#policy.logs.push({ vkey, ...(url === undefined ? {} : { url }) });
    return noError;
  }

  #witness([name, vkey, url, ...more]: string[]): Verdict {
    if (name === undefined || vkey === undefined || more.length > 0)
      return fail('a witness line is: witness <name> <vkey> [<url>]');
    const named = this.#define(name);
    if (!named.ok) return named;
    const key = takeKey(vkey, cosignatureType, 'a witness', this.#witnessKeys);
    if (!key.ok) return key;
    this.#policy.witnesses.push({ name, vkey, ...(url === undefined ? {} : { url }) });
    return noError;
  }

  #group([name, howMany, ...members]: string[]): Verdict {
    if (name === undefined || howMany === undefined || members.length === 0)
      return fail('a group line is: group <name> all|any|<k> <member>...');
    const words: Record<string, number> = { all: members.length, any: 1 };
    const threshold = Object.hasOwn(words, howMany) ? words[howMany] : parseDecimal(howMany);
    if (threshold === undefined || threshold < 1 || threshold > members.length)
      return fail(`${JSON.stringify(howMany)} is not all, any or a number from 1 to ${members.length}`);
    for (const member of members) {
      if (!this.#names.has(member)) return fail(`${JSON.stringify(member)} is not defined above`);
      if (this.#members.has(member)) return fail(`${JSON.stringify(member)} is already a member of a group`);
      this.#members.add(member);
    }
    const named = this.#define(name);
    if (!named.ok) return named;
    this.#policy.groups.push({ name, threshold, members });
    return noError;
  }

  #quorum([name, ...more]: string[]): Verdict {
    if (name === undefined || more.length > 0) return fail('a quorum line is: quorum <name>|none');
    if (this.#policy.quorum !== '') return fail('there is already a quorum line');
    if (name !== 'none' && !this.#names.has(name))
      return fail(`${JSON.stringify(name)} is not defined above`);
    this.#policy.quorum = name;
    return noError;
  }

  #define(name: string): Verdict {
    if (name === 'none') return fail('the name "none" is reserved');
    if (this.#names.has(name)) return fail(`the name ${JSON.stringify(name)} is already taken`);
    this.#names.add(name);
    return noError;
  }
}

/** Two keys are the same when their bytes are, whatever their names. */
function takeKey(vkey: string, type: number, whose: string, known: Uint8Array[]): Verdict {
  const key = parseVkey(vkey);
  if (!key.ok) return key;
  if (key.value.type !== type) return fail(`the key type ${key.value.type} is not that of ${whose}`);
  if (known.some((other) => equalBytes(other, key.value.publicKey)))
    return fail('the same public key stands above');
  known.push(key.value.publicKey);
  return noError;
}
