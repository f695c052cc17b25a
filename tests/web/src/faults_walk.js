// Runs before every document of the fault tests. It counts what the page does to a part of the browser, lets one of these
// operations go wrong, and walks through the page by itself, looking after each act at what the page shows and says.
//
// What goes wrong stands in `window.name`, which outlives a reload and is no storage:
// { fault, ops: [names], keys: [beginnings], n, lasting, around }, or after the page was killed { claims }.
(() => {
  const read = () => { try { return JSON.parse(window.name) } catch { return {} } };
  let plan = read();
  const S = Storage.prototype;
  const real = Object.fromEntries(['getItem', 'setItem', 'removeItem', 'key', 'clear'].map(name => [name, S[name]]));
  const store = window.localStorage, later = window.setTimeout.bind(window);
  const room = window.room = { count: 0, fired: 0, lost: [], white: [], second: [], saved: [], dead: false };
  const no = (name, words = 'denied') => { throw new DOMException(words, name) };
  const firefox_full = () => { throw Object.assign(new Error('quota'), { name: 'NS_ERROR_DOM_QUOTA_REACHED', code: 1014 }) };
  const whole = {
    // Each browser's own error in turn.
    fails: () => [() => no('SecurityError'), () => no('QuotaExceededError'), firefox_full][room.count % 3](),
    dropped: () => undefined,
    // It throws, or gives nothing, in turn.
    unreadable: () => room.count % 2 ? no('UnknownError', 'broken') : null,
    throws: () => no('UnknownError', 'broken'),
    evicted: (name, real_one) => { real.clear.call(store); return real_one() },
    killed_before: () => die(),
    killed_after: (name, real_one) => { real_one(); die() },
  };
  // From here on nothing that the page does reaches the device; what it has called saved goes along over the reload that follows.
  const die = () => { room.dead = true; window.name = JSON.stringify({ claims: room.saved }); no('AbortError', 'over') };
  const due = () => room.count === plan.n || (plan.lasting && room.count > plan.n);
  room.lift = () => { plan = {}; window.name = '' };
  // Every operation passes here.
  const pass = (name, real_one, key = '') => {
    if (room.dead) return no('AbortError', 'over');
    if (!plan.ops?.includes(name)) return real_one();
    if (plan.keys?.length && !plan.keys.some(start => String(key).startsWith(start))) return real_one();
    room.count++;
    if (!due()) return real_one();
    room.fired++;
    return whole[plan.fault](name, real_one);
  };
  for (const name of Object.keys(real)) {
    S[name] = function (...given) {
      return this === store ? pass(name, () => real[name].apply(this, given), given[0]) : real[name].apply(this, given);
    };
  }
  Object.defineProperty(window, 'localStorage', { get: () => pass('mention', () => store), configurable: true });
  // Surroundings that lack something, or move.
  const jumps = [0, -864e5, 3e9, -3e10, 5e4];
  const kept = (object, name, value) => Object.defineProperty(object, name, { value, configurable: true });
  const RealDate = Date, RealWorker = Worker;
  const surroundings = {
    no_random: () => { for (const name of ['getRandomValues', 'randomUUID']) kept(Crypto.prototype, name, undefined) },
    no_crypto: () => kept(window, 'crypto', undefined),
    no_locks: () => kept(navigator, 'locks', undefined),
    locks_refuse: () => kept(LockManager.prototype, 'request', () => Promise.reject(new DOMException('no', 'SecurityError'))),
    clock_jumps: () => {
      let asked = 0;
      const now = () => RealDate.now() + jumps[asked++ % jumps.length];
      window.Date = class Date extends RealDate { constructor(...a) { if (a.length) super(...a); else super(now()) } static now() { return now() } };
    },
    no_worker: () => { window.Worker = class { constructor() { no('SecurityError') } } },
    worker_dies: () => { RealWorker.prototype.postMessage = function () { this.terminate() } },
  };
  surroundings[plan.around]?.();
  // Pauses pass quickly; the patience with an answer and with keys stays.
  window.setTimeout = (f, ms, ...more) => later(f, ms > 100 && (ms < 8000 || plan.around === 'worker_dies') ? ms / 25 : ms, ...more);

  room.raw = () => {
    const all = {};
    for (let at = 0; at < store.length; at++) { const key = real.key.call(store, at); all[key] = real.getItem.call(store, key) }
    return all;
  };
  const finder = FINDER;
  const wait = ms => new Promise(done => later(done, ms));
  const step = () => document.querySelector('main')?.dataset.step ?? '';
  const stage = () => document.querySelector('[data-stage]')?.dataset.stage ?? '';
  const shown = selector => document.querySelector(selector)?.innerText ?? '';
  const until = async (holds, patience) => {
    for (const start = performance.now(); performance.now() - start < patience; await wait(4)) {
      if (room.dead) return null;
      const got = holds();
      if (got) return got;
    }
    return holds();
  };
  const set = (field, text) => {
    field.focus();
    const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : field instanceof HTMLSelectElement ? HTMLSelectElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, 'value').set.call(field, text);
    for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
  };
  // A page without a heading or without a way on is a white one; what the page calls saved has to be in storage.
  const look = (claims, words, where) => {
    if (room.dead) return;
    const ways = [...document.querySelectorAll('a[href], button')].some(e => e.checkVisibility());
    if (!shown('h1').trim() || !ways) room.white.push(where);
    const raw = room.raw(), text = Object.values(raw).join('\n');
    if (shown('.saved').includes(words.saved) && !document.body.innerText.includes(words.not_saved)) {
      for (const claim of claims) if (!text.includes(claim)) room.lost.push(where + ': ' + claim);
      room.saved = [...claims];
    }
    for (const [key, value] of Object.entries(raw)) {
      let saved = null;
      try { saved = JSON.parse(value).value } catch { continue }
      if (key.startsWith('esim-exit/practice/') && saved?.acts > 1) room.second.push(where + ': ' + key + ' ' + saved.acts);
      if (key.startsWith('esim-exit/journal/') && Array.isArray(saved)) {
        const how_often = what => saved.filter(entry => entry.what === what).length;
        if (how_often('act_begun') > 1 + how_often('act_withdrawn') + how_often('found_not_done')) room.second.push(where + ': journal');
      }
    }
  };
  const today = () => { const d = new Date(); return [d.getFullYear(), d.getMonth() + 1, d.getDate()].map(n => String(n).padStart(2, '0')).join('-') };
  const roles = { press: ['button', 'DisclosureTriangle', 'link'], choose: ['radio'], tick: ['checkbox', 'switch'],
    type: ['textbox', 'searchbox', 'combobox'] };
  // walk: { steps: { name: [acts] }, end: { step | stage }, words: { saved, not_saved, again } }
  // act: { how, names, text, kept, maybe, said }   `maybe` is passed over where it is missing, and until the page says `said`.
  room.walk = async (walk, before) => {
    const claims = plan.claims ?? before;
    for (const claim of claims) if (!Object.values(room.raw()).join().includes(claim)) room.lost.push('after the reload: ' + claim);
    const over = () => walk.end.step ? step() === walk.end.step : stage() === walk.end.stage;
    const tell = more => ({ ...more, at: step(), claims, count: room.count, fired: room.fired,
      lost: room.lost.splice(0), white: room.white.splice(0), second: room.second.splice(0) });
    const again = async () => {
      room.lift();
      const button = finder.called(['button'], [walk.words.again])[0];
      if (button) { button.click(); await wait(30) }
    };
    let rounds = 0;
    while (!over()) {
      await until(() => walk.steps[step()] || over(), 3000);
      if (room.dead) return tell({ killed: true });
      const here = step(), acts = walk.steps[here];
      if (over()) break;
      // It was never saved, or thrown away before this page had it: the page says so, and one begins anew.
      if (here === 'gone' && walk.steps.home && ++rounds <= 2) {
        location.hash = '#/';
        await until(() => step() === 'home', 3000);
        continue;
      }
      if (!acts) return tell({ stuck: 'no way on from ' + here + ': ' + shown('h1') });
      let missing = '';
      for (const act of acts) {
        const look_for = () => act.ending ? finder.all(roles[act.how]).find(e => finder.name(e).endsWith(act.ending))
          : finder.called(roles[act.how], act.names)[0];
        const said = () => !act.said || document.body.innerText.includes(act.said);
        const element = await until(() => step() !== here || over() || !said() ? null : look_for(), act.said ? 600 : act.maybe ? 150 : 1500);
        if (over()) break;
        if (!element && act.maybe) continue;
        if (!element) { missing = act.names.join(); break }
        if (act.how === 'type') set(element, act.today ? today() : act.text);
        else if (act.how !== 'tick' || !element.checked) element.click();
        if (act.kept && !claims.includes(act.kept)) claims.push(act.kept);
        await wait(0); await wait(0);
        look(claims, walk.words, here + ' ' + act.names[0]);
      }
      if (await until(() => step() !== here || over(), room.fired && rounds === 0 ? 400 : 1500)) { await wait(0); continue }
      if (room.dead) return tell({ killed: true });
      // A step that is shut says which one comes first, with the way there.
      if (missing && document.body.innerText.includes(walk.words.locked)) document.querySelector('main form a[href^="#/case/"]')?.click();
      if (++rounds > (walk.rounds ?? 2)) return tell({ stuck: here + ', ' + missing + ': ' + shown('h1') + ' / ' + shown('.problems, [role=alert]') });
      await again();
    }
    if (room.dead) return tell({ killed: true });
    // It is lifted now at the latest, and what was not saved can be.
    await again();
    await wait(10);
    look(claims, walk.words, 'the end');
    const text = Object.values(room.raw()).join('\n');
    // What the page says is in this tab only was never called saved.
    const in_tab = shown('.saved').includes(walk.words.in_tab);
    const gone = in_tab ? [] : claims.filter(claim => !text.includes(claim));
    return tell({ done: true, gone, said: [...document.querySelectorAll('.problems, [role=alert], .saved')].map(e => e.innerText).join(' ').trim() });
  };
})();
