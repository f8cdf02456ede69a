type Json = Record<string, unknown>;
interface JsonAware {
  parseCreationOptionsFromJSON?: (json: Json) => PublicKeyCredentialCreationOptions;
  parseRequestOptionsFromJSON?: (json: Json) => PublicKeyCredentialRequestOptions;
}
const known = (): JsonAware | undefined =>
  typeof PublicKeyCredential === 'undefined' ? undefined : (PublicKeyCredential as unknown as JsonAware);

/** Passkeys need a browser of 2024 or later, and an address with a name: https, or localhost. */
export const passkeysWork = (): boolean =>
  known()?.parseCreationOptionsFromJSON !== undefined && !/^[\d.]+$|:/.test(location.hostname);

const asJson = (credential: Credential | null): Json => {
  if (!credential) throw new Error('no passkey was given');
  return (credential as PublicKeyCredential).toJSON() as unknown as Json;
};

/** Throws when the person said no or nothing fits. */
export async function makePasskey(options: Json): Promise<Json> {
  const publicKey = known()?.parseCreationOptionsFromJSON?.(options);
  if (!publicKey) throw new Error('passkeys are not supported');
  return asJson(await navigator.credentials.create({ publicKey }));
}

export async function askPasskey(options: Json): Promise<Json> {
  const publicKey = known()?.parseRequestOptionsFromJSON?.(options);
  if (!publicKey) throw new Error('passkeys are not supported');
  return asJson(await navigator.credentials.get({ publicKey }));
}
