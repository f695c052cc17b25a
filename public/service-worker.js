// The offline copy of the page, and the place where other apps share to. `cargo xtask stamp` fills in build, format and files.
//
// Its caches bear the name of the folder it lies in, because one origin may hold several pages:
//   esim-exit <folder> build <build>             the program: files of one build, each checked against its digest
//   esim-exit <folder> data <format> <version>   what is known of the providers; whole once its list lies in it
// A page holds a lock of its build's name for as long as it lives, and so long that build's files are kept.
// To switch the copy off for everybody: `cargo xtask retire`.
const BUILD = '__BUILD__';
const FORMAT = '__FORMAT__';
const FILES = /*__FILES__*/ [];
const START = new URL('./', self.location).pathname;
const OURS = 'esim-exit ' + START + ' ';
const PROGRAM = OURS + 'build ' + BUILD;
const DATA = OURS + 'data ' + FORMAT + ' ';
// The list of the data as it was published, and when its host was last asked.
const LIST = 'directory/list.json';
const LOOKED = 'directory/looked';
const DAY = 24 * 60 * 60 * 1000;
// Held by a tab while an act is under way (src/shell/locks.rs).
const ACTING = 'esim-exit/turn';
// What was shared is held so long, and only so much of it.
const PATIENCE = 60 * 1000;
const LARGEST = 25 * 1000 * 1000;

// One file from our own host; a redirect, an error or a wrong digest is a failure.
async function fetched(path, integrity = '') {
  const response = await fetch(new Request(path, { cache: 'no-cache', redirect: 'error', integrity }));
  if (!response.ok) throw new Error(path + ': ' + response.status);
  return response;
}

// Keeps what is not kept yet of this build.
async function keepProgram() {
  const cache = await caches.open(PROGRAM);
  await Promise.all(FILES.map(async ([path, integrity]) => {
    if (!(await cache.match(path))) await cache.put(path, await fetched(path, integrity));
  }));
}

// The name of the data that stands; the last one that is whole.
async function dataHere() {
  let here;
  for (const name of await caches.keys()) {
    if (name.startsWith(DATA) && await caches.match(LIST, { cacheName: name })) here = name;
  }
  return here;
}

const locksHeld = async () => (await navigator.locks?.query())?.held.map((lock) => lock.name);

// Takes the newest data, whole or not at all: 'new', 'same', 'later' or 'failed'. One file, however many providers; one try at a time.
let renewing = Promise.resolve();
const renew = (now) => (renewing = renewing.then(() => renewData(now)).catch(() => 'failed'));

async function renewData(now) {
  const here = await dataHere();
  const looked = here && await caches.match(LOOKED, { cacheName: here });
  const age = looked ? Date.now() - Number(await looked.text()) : NaN;
  if (!now && age >= 0 && age < DAY) return 'same';
  if ((await locksHeld())?.includes(ACTING)) return 'later';
  const list = await (await fetched(LIST)).json();
  if (String(list.format) !== FORMAT || !/^[\w.-]+$/.test(list.bundle) || !/^sha384-/.test(list.integrity)) return 'failed';
  const name = DATA + list.version;
  const noted = (cache) => cache.put(LOOKED, new Response(String(Date.now())));
  if (name === here) {
    await noted(await caches.open(name));
    return 'same';
  }
  const files = await (await fetched('directory/' + list.bundle, list.integrity)).json();
  await caches.delete(name);
  const cache = await caches.open(name);
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  for (const [path, text] of Object.entries(files)) await cache.put('directory/' + path, new Response(text, { headers }));
  await noted(cache);
  await cache.put(LIST, new Response(JSON.stringify(list), { headers }));
  for (const other of await caches.keys()) {
    if (other.startsWith(DATA) && other !== name) await caches.delete(other);
  }
  return 'new';
}

// Deletes the builds that no tab needs any more, but never what a worker that waits has gathered.
async function sweep() {
  const held = await locksHeld();
  const alone = (await self.clients.matchAll({ type: 'window', includeUncontrolled: true })).length < 2;
  const needed = (name) => held ? held.includes(name) : !alone;
  const names = await caches.keys();
  if (self.registration.waiting || self.registration.installing) return;
  for (const name of names) {
    const build = name.startsWith(OURS + 'build ') && name !== PROGRAM && !needed(name);
    const data = name.startsWith(OURS + 'data ') && !name.startsWith(DATA);
    if (build || data) await caches.delete(name);
  }
}

self.addEventListener('install', (event) => event.waitUntil((async () => {
  await keepProgram();
  // Without them the program still is of use; the next start of a page tries again.
  if (!(await dataHere())) await renew(true);
})()));

self.addEventListener('activate', (event) => event.waitUntil((async () => {
  await sweep();
  await self.clients.claim();
})()));

self.addEventListener('message', (event) => {
  const answer = (value) => event.ports[0]?.postMessage(value);
  switch (event.data) {
    // Sent only after the person agreed to the update.
    case 'skip-waiting': self.skipWaiting(); break;
    // A page has started: mend the copy, tidy up, look for data.
    case 'started': event.waitUntil(keepProgram().catch(() => {}).then(sweep).then(() => renew(false))); break;
    case 'renew': event.waitUntil(renew(true).then(answer)); break;
    case 'take-shared':
      answer(shared ?? null);
      forgetShared();
      break;
  }
});

// What another app has shared: in memory, for the one page that asks, and nowhere else. It may be the photo of a passport.
let shared;
let forgetShared = () => {};

async function receive(event) {
  const form = await event.request.formData().catch(() => new FormData());
  const texts = ['title', 'text', 'url'].map((name) => form.get(name)).filter((text) => typeof text === 'string' && text);
  const files = form.getAll('files').filter((file) => file instanceof File && file.size && file.size <= LARGEST);
  forgetShared();
  shared = { text: texts.join('\n'), file: files[0] ?? null, more: files.length > 1 };
  // A worker with nothing to wait for is ended, and its memory with it.
  event.waitUntil(new Promise((done) => {
    const timer = setTimeout(() => forgetShared(), PATIENCE);
    forgetShared = () => { shared = undefined; clearTimeout(timer); done(); };
  }));
  return Response.redirect(START + '#/received', 303);
}

// The way out of a broken copy (`./?fresh`, offered where the page cannot start): the page of the host, whose starter drops this copy.
// Without a network the copy is better than nothing.
async function fresh() {
  const answer = await fetch('./', { cache: 'reload', redirect: 'error' }).catch(() => undefined);
  return answer?.ok ? answer : Response.redirect(START, 302);
}

// What is kept of a path; else what the host says, which is not kept.
async function kept(request, path) {
  const ignoreSearch = true;
  if (path.startsWith('directory/')) {
    const cacheName = await dataHere();
    return (cacheName && await caches.match(request, { cacheName, ignoreSearch })) ?? fetch(request);
  }
  const own = await caches.match(path ? request : './', { cacheName: PROGRAM, ignoreSearch });
  if (own) return own;
  // A tab that was opened before the update: its files are named by their content, so they can be no others.
  for (const cacheName of await caches.keys()) {
    const older = path && cacheName.startsWith(OURS + 'build ') && await caches.match(request, { cacheName, ignoreSearch });
    if (older) return older;
  }
  return fetch(request);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  // The page's policy does not bind a worker: it must leave other origins, folders and methods alone by itself.
  if (url.origin !== self.location.origin || !url.pathname.startsWith(START)) return;
  const path = url.pathname.slice(START.length).replace(/^index\.html$/, '');
  if (request.method === 'POST' && path === 'share') event.respondWith(receive(event));
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate' && path && !path.startsWith('directory/')) return;
  event.respondWith(!path && url.search === '?fresh' ? fresh() : kept(request, path));
});
