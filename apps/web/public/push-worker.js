/** Shows a reminder that the server pushed. It caches nothing and sees no request of the pages. */
self.addEventListener('push', (event) => {
  event.waitUntil(
    self.registration.showNotification('昭证 Redress', {
      body: textOf(event.data),
      icon: '/icon.svg',
      lang: 'zh-CN',
      tag: 'redress-deadline',
    }),
  );
});

/** What is pushed names nobody; without it the reminder still says what to do. */
function textOf(data) {
  try {
    const { text } = data.json();
    if (typeof text === 'string' && text) return text;
  } catch {
    // no text, or none that can be read
  }
  return '您的案件有新的进展或者期限，请打开查看。';
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openPage());
});

async function openPage() {
  const [open] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open) await open.focus();
  else await self.clients.openWindow('/');
}
