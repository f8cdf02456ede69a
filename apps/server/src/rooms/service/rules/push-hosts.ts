/** Push services of browsers in use. A subscription's address is a stranger's: we must not be made to call anything else. */
const services = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  'web.push.apple.com',
  '*.notify.windows.com',
  '*.push.apple.com',
];

/** Whether the address is https at one of the services or of `more` (the operator's list, `*.` for subdomains). */
export function isPushService(endpoint: string, more: readonly string[] = []): boolean {
  const match = /^https:\/\/([a-z0-9.-]+)(?::(\d+))?\//i.exec(endpoint);
  if (!match) return false;
  const host = (match[1] as string).toLowerCase();
  const port = match[2];
  return [...services, ...more].some((allowed) => {
    const [name = '', allowedPort] = allowed.toLowerCase().split(':');
    if (port !== undefined && port !== '443' && port !== allowedPort) return false;
    return name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name;
  });
}
