// Starts the program and keeps the page up to date. What has to stand before the first paint is in first.js; no script is inline.
// It says to the page:   <html data-ready="true">; when a new version waits <html data-update="ready"> + `app-update-ready`;
//                        when the browser offers to install it <html data-install="offered"> + `app-install-offered`.
// The page says to it:   `app-update-accept`; nothing is ever replaced under a person's hands without it.
//                        startWorker()    gives the worker that does what would make the page stand still
//                        takeShared()     promises what another app has shared, once, or null
//                        renewData()      promises 'new', 'same', 'later' or 'failed' of the data on providers
//                        installApp()     lets the browser ask whether to install the page
//                        forgetOffline()  promises to have dropped the offline copy; nothing that is saved is touched

const boot = document.getElementById('boot');
const folder = new URL('./', document.baseURI);
// How this page's caches begin; one origin may hold several pages (service-worker.js).
const ours = 'esim-exit ' + folder.pathname + ' ';
const copier = new URL('service-worker.js', folder).href;

// The page's one Trusted Types policy, and only for the two addresses of its workers: the program itself needs none.
const policy = window.trustedTypes?.createPolicy('boot', {
  createScriptURL: (url) => {
    if (url !== 'service-worker.js' && url !== boot.dataset.worker) throw new TypeError('not ours: ' + url);
    return url;
  },
});
const script = (url) => policy ? policy.createScriptURL(url) : url;

// A new worker with the second program in it: heavy work that few people need, fetched when it is first needed.
window.startWorker = () => new Worker(script(boot.dataset.worker), { type: 'module' });

// As long as this page lives, the files of its build are kept, also when a newer one has taken over.
navigator.locks?.request(ours + 'build ' + boot.dataset.build, { mode: 'shared' }, () => new Promise(() => {})).catch(() => {});

// The worker of this folder, if it answers for this page.
const copy = () => [navigator.serviceWorker?.controller].find((worker) => worker?.scriptURL === copier);

const ask = (what, patience) => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = (event) => done(event.data);
  setTimeout(() => done(null), copy() ? patience : 0);
  copy()?.postMessage(what, [port2]);
});
window.takeShared = () => ask('take-shared', 3000);
window.renewData = async () => await ask('renew', 60000) ?? 'failed';

window.forgetOffline = async () => {
  const all = await navigator.serviceWorker?.getRegistrations() ?? [];
  for (const registration of all) if (registration.scope === folder.href) await registration.unregister();
  for (const name of await window.caches?.keys() ?? []) if (name.startsWith(ours)) await caches.delete(name);
};

// The browser's own question is kept for the moment at which the person asks for it.
let question;
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  question = event;
  document.documentElement.dataset.install = 'offered';
  dispatchEvent(new Event('app-install-offered'));
});
const notOffered = () => {
  question = undefined;
  delete document.documentElement.dataset.install;
  dispatchEvent(new Event('app-install-offered'));
};
addEventListener('appinstalled', notOffered);
window.installApp = () => {
  question?.prompt();
  notOffered();
};

// Where a first page stands in the HTML (first.js), it is seen before the program travels. A page that nobody looks at waits for nothing.
const seen = () => new Promise((done) => {
  if (!document.querySelector('.page') || document.visibilityState === 'hidden') return done();
  requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, 1000);
});

// Compiled beside the page's own thread, where a stream would be decoded: in one go, since a digest is known only at its end.
const compiled = async (url) => {
  const answer = await fetch(url, { integrity: boot.dataset.wasmIntegrity });
  return WebAssembly.compile(await answer.arrayBuffer());
};

// The browser does what waits. Unlike a timer this takes no time in a hidden tab.
const breath = () => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = done;
  port2.postMessage(null);
});

async function start() {
  // A policy in a meta tag cannot say frame-ancestors, and GitHub Pages sends no headers of ours.
  if (window.top !== window.self) throw new Error('refusing to run inside a frame');
  // The way out of a broken copy was taken, and this page comes from the host: once more, without the copy and its worker.
  if (location.search === '?fresh') {
    await forgetOffline();
    location.replace(folder.href + location.hash);
    return new Promise(() => {});
  }
  await seen();
  const at = (name) => new URL(boot.dataset[name], document.baseURI).href;
  // An import knows no digest by itself; it takes the module that was fetched with one.
  const link = document.createElement('link');
  Object.assign(link, { rel: 'modulepreload', href: at('js'), integrity: boot.dataset.jsIntegrity });
  document.head.append(link);
  const [glue, module] = await Promise.all([import(at('js')), compiled(at('wasm'))]);
  await glue.default({ module_or_path: module });
  // In turns: what is touched on the first page meanwhile waits for one of them, not for all.
  await breath();
  const page = new glue.Start();
  await breath();
  page.arrive();
  await breath();
  page.draw();
  await breath();
  document.getElementById('boot-slow')?.remove();
  document.documentElement.dataset.ready = 'true';
}

function offerUpdate() {
  document.documentElement.dataset.update = 'ready';
  dispatchEvent(new Event('app-update-ready'));
}

async function keepUpToDate() {
  const worker = navigator.serviceWorker;
  if (!worker) return;
  let controlled = !!copy();
  let accepted = false;
  const registration = await worker.register(script('service-worker.js'));
  const watch = (next) => next?.addEventListener('statechange', () => {
    if (next.state === 'installed' && copy()) offerUpdate();
  });
  if (registration.waiting && copy()) offerUpdate();
  watch(registration.installing);
  registration.addEventListener('updatefound', () => watch(registration.installing));
  // Only the tab in which the person agreed is loaded anew, once, and only when the new worker has taken over.
  addEventListener('app-update-accept', () => {
    accepted = true;
    if (registration.waiting) registration.waiting.postMessage('skip-waiting');
    else location.reload();
  });
  worker.addEventListener('controllerchange', () => {
    // The first worker takes over silently; a later one asks the other tabs.
    if (accepted) location.reload();
    else if (controlled) offerUpdate();
    controlled = true;
  });
  const ready = await worker.ready;
  if (ready.scope === folder.href) ready.active?.postMessage('started');
  // A tab that stays open for days asks now and then, when somebody looks at it.
  let asked = Date.now();
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' || Date.now() - asked < 3600000) return;
    asked = Date.now();
    registration.update().catch(() => {});
  });
}

start().then(
  () => keepUpToDate().catch((e) => console.warn('works without offline copy:', e)),
  (e) => {
    console.error(e);
    document.getElementById('boot-slow')?.remove();
    document.getElementById('boot-failed')?.removeAttribute('hidden');
  },
);
