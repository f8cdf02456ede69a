import { api, problemOf, randomKey } from '../api/client.ts';
import { readText, writeText } from './storage.ts';

/** What this browser can do about notifications, as far as is known without asking anybody. */
export type PushState = 'insecure' | 'unsupported' | 'denied' | 'off' | 'on';
/** Why turning it on came to nothing. */
export type PushFailure = 'dismissed' | 'denied' | 'failed';

/** The id of this device's subscription; ends with the case's id, so that leaving the case clears it. */
const storageKey = (caseId: string) => `push.${caseId}`;

const isSupported = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

const registered = async () => (isSupported() ? navigator.serviceWorker.getRegistration('/') : undefined);

export async function pushState(caseId: string): Promise<PushState> {
  if (!window.isSecureContext) return 'insecure';
  if (!isSupported()) return 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  if (Notification.permission !== 'granted' || readText(storageKey(caseId)) === undefined) return 'off';
  return (await (await registered())?.pushManager.getSubscription()) ? 'on' : 'off';
}

/**
 * Asks for permission (so only on a click), subscribes at the browser's push service and tells the server. Problems of
 * the server are thrown as they are.
 */
export async function turnPushOn(caseId: string, key: string): Promise<PushFailure | undefined> {
  const answer = await Notification.requestPermission();
  if (answer !== 'granted') return answer === 'denied' ? 'denied' : 'dismissed';
  const subscription = await subscribe(key);
  if (!subscription) return 'failed';
  const { endpoint = '', keys = {} } = subscription.toJSON();
  const { p256dh = '', auth = '' } = keys;
  const call = api({ idempotencyKey: randomKey() });
  const { id } = await call('subscribePush', {
    params: { caseId },
    body: { endpoint, keys: { p256dh, auth } },
  });
  writeText(storageKey(caseId), id);
  return undefined;
}

async function subscribe(key: string): Promise<PushSubscription | undefined> {
  try {
    await navigator.serviceWorker.register('/push-worker.js', { scope: '/' });
    const { pushManager } = await navigator.serviceWorker.ready;
    const how = { userVisibleOnly: true, applicationServerKey: key };
    const standing = await pushManager.getSubscription();
    // Made with a key that the server no longer has, it would never be reached again.
    if (standing && !hasKey(standing, key)) await standing.unsubscribe();
    return await pushManager.subscribe(how);
  } catch {
    return undefined;
  }
}

function hasKey({ options }: PushSubscription, key: string): boolean {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0));
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') === key.replaceAll('=', '');
}

/** Ends it at the server; the browser's subscription stays while another case of this device uses it. */
export async function turnPushOff(caseId: string): Promise<void> {
  const pushId = readText(storageKey(caseId));
  if (pushId === undefined) return;
  try {
    await api()('unsubscribePush', { params: { caseId, pushId } });
  } catch (error) {
    // Ended before, e.g. because the browser's service knew the address no more.
    if (problemOf(error)?.status !== 404) throw error;
  }
  writeText(storageKey(caseId), undefined);
  if (!othersUseIt()) await (await (await registered())?.pushManager.getSubscription())?.unsubscribe();
}

const othersUseIt = (): boolean => Object.keys(localStorage).some((key) => key.startsWith('redress.push.'));
