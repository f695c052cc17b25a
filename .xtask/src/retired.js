// The offline copy is switched off (`cargo xtask retire`): this worker takes the place of the one that kept it, empties the
// page's caches, and goes. From then on everything comes from the host. What people have saved is not touched.
const OURS = 'esim-exit ' + new URL('./', self.location).pathname + ' ';

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith(OURS)) await caches.delete(name);
  await self.registration.unregister();
})()));
