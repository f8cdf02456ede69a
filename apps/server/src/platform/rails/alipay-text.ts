import { createHash, X509Certificate } from 'node:crypto';

/** What a request is signed over: `key=value` of all that is not empty, sorted, joined by `&`. */
export const signedText = (params: Readonly<Record<string, string>>): string =>
  Object.keys(params)
    .filter((key) => key !== 'sign' && params[key] !== '')
    .sort()
    .map((key) => `${key}=${params[key]}`)
    .join('&');

/**
 * The exact text of one member of a JSON object, as it stands there: the rail signs these bytes, and parsing and
 * printing would change them. Undefined where there is none.
 */
export function memberText(json: string, name: string): string | undefined {
  const start = json.indexOf(`"${name}":`);
  if (start === -1) return undefined;
  const from = json.indexOf('{', start);
  let depth = 0;
  let quoted = false;
  for (let i = from; i !== -1 && i < json.length; i++) {
    const character = json[i];
    if (quoted) {
      if (character === '\\') i++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return json.slice(from, i + 1);
  }
  return undefined;
}

/** The number by which Alipay names a certificate: MD5 of its issuer, last part first, and its serial number. */
export function certificateNumber(pem: string): string {
  const { issuer, serialNumber } = new X509Certificate(pem);
  const name = issuer.split('\n').reverse().join(',');
  return createHash('md5')
    .update(`${name}${BigInt(`0x${serialNumber}`)}`)
    .digest('hex');
}

/** Of a file of root certificates: those that are signed with RSA, joined by `_`. */
export const rootNumber = (pems: string): string =>
  (pems.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [])
    .filter(isRsa)
    .map(certificateNumber)
    .join('_');

function isRsa(pem: string): boolean {
  try {
    return new X509Certificate(pem).publicKey.asymmetricKeyType === 'rsa';
  } catch {
    // A root with an algorithm that this Node cannot read (SM2) is none that signs for us.
    return false;
  }
}
