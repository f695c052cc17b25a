// Starts the program and keeps the page up to date. The page has no other hand-written script and no inline one.
// It says to the page:   <html data-ready="true">, and when a new version waits <html data-update="ready"> + `app-update-ready`.
// The page says to it:   `app-update-accept`; nothing is ever replaced under a person's hands without it.
//                        `startWorker()`, which gives the worker that does what would make the page stand still.
const boot = document.getElementById('boot');

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

async function start() {
  // A policy in a meta tag cannot say frame-ancestors, and GitHub Pages sends no headers of ours.
  if (window.top !== window.self) throw new Error('refusing to run inside a frame');
  const at = (name) => new URL(boot.dataset[name], document.baseURI).href;
  const wasm = fetch(at('wasm'), { integrity: boot.dataset.wasmIntegrity });
  const glue = await import(at('js'));
  await glue.default({ module_or_path: wasm });
  // The program has drawn its own first screen beside the still one.
  document.querySelector('main[data-step="starting"]')?.remove();
  document.documentElement.dataset.ready = 'true';
}

function offerUpdate() {
  document.documentElement.dataset.update = 'ready';
  dispatchEvent(new Event('app-update-ready'));
}

async function keepUpToDate() {
  const worker = navigator.serviceWorker;
  if (!worker) return;
  let controlled = !!worker.controller;
  let accepted = false;
  const registration = await worker.register(script('service-worker.js'));
  const watch = (next) => next?.addEventListener('statechange', () => {
    if (next.state === 'installed' && worker.controller) offerUpdate();
  });
  if (registration.waiting && worker.controller) offerUpdate();
  watch(registration.installing);
  registration.addEventListener('updatefound', () => watch(registration.installing));
  addEventListener('app-update-accept', () => {
    accepted = true;
    if (registration.waiting) registration.waiting.postMessage('skip-waiting');
    else location.reload();
  });
  worker.addEventListener('controllerchange', () => {
    // The first worker takes over silently; a later one reloads only the tab that agreed and asks the others.
    if (accepted) location.reload();
    else if (controlled) offerUpdate();
    controlled = true;
  });
}

start().then(
  () => keepUpToDate().catch((e) => console.warn('works without offline copy:', e)),
  (e) => {
    console.error(e);
    document.getElementById('boot-failed')?.removeAttribute('hidden');
  },
);
