// The offline copy of the page. `cargo xtask stamp` fills in the list of files, each with its digest, so a half-arrived
// deployment can never be kept; the version is the digest of that list.
const VERSION = '__VERSION__';
const FILES = /*__FILES__*/ [];
const OURS = 'esim-exit-';
const CACHE = OURS + VERSION;
const START = new URL('./', self.location).pathname;

self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    await Promise.all(FILES.map(async ([path, integrity]) => {
      const response = await fetch(new Request(path, { cache: 'no-cache', integrity }));
      if (!response.ok) throw new Error(path + ': ' + response.status);
      await cache.put(path, response);
    }));
  })());
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(OURS) && name !== CACHE) await caches.delete(name);
    }
    await self.clients.claim();
  })());
});

// Sent only after the person agreed to the update.
self.addEventListener('message', (event) => {
  if (event.data === 'skip-waiting') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  // The page's policy does not bind a worker: it must leave other origins and other methods alone by itself.
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  const start = url.pathname === START || url.pathname === START + 'index.html';
  if (request.mode === 'navigate' && !start) return;
  event.respondWith((async () => {
    const cache = await caches.open(CACHE);
    const kept = start ? await cache.match('./') : await cache.match(request, { ignoreSearch: true });
    return kept ?? fetch(request);
  })());
});
