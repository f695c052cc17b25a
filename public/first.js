// Before the first paint: how the page looks, and for somebody who has nothing here yet the first pages, which stand in the HTML
// (.xtask/src/first.rs). They can be read and answered before the program is here; what was answered stands in the entry of the
// browser's history, and the program takes it up from there (src/app/begun.rs). Nothing is stored here.
// It says to the page:   dressPage(look)  shows the page 'light', 'dark', or otherwise as the device is set
//                        <html data-chosen="zh-CN">  the person chose this language; data-spoken: what the first page is in
//                        history.state = { begun: true, practice, answer, done }  at the address of the case that was begun
(() => {
  const root = document.documentElement;

  // Where the person has chosen: tokens.css goes by the attribute, the browser's own frame by the colours.
  window.dressPage = (look) => {
    if (look === 'light' || look === 'dark') root.dataset.theme = look;
    else delete root.dataset.theme;
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      const own = meta.dataset.scheme;
      const chosen = root.dataset.theme === own ? 'all' : 'not all';
      meta.setAttribute('media', root.dataset.theme ? chosen : '(prefers-color-scheme: ' + own + ')');
    }
  };

  // Read as src/document writes them.
  const SETTINGS = 'esim-exit/settings';
  let settings = {};
  let isNew = true;
  try {
    isNew = Object.keys(localStorage).every((key) => key === SETTINGS || !key.startsWith('esim-exit/'));
    settings = JSON.parse(localStorage.getItem(SETTINGS))?.value ?? {};
  } catch {
    // Nothing is stored, or it cannot be read: as the device and the browser are set.
  }
  dressPage(settings.appearance);
  if (!isNew || settings.not_kept?.length || window.top !== window.self || location.search === '?fresh') return;

  // As Language::detect (src/messages/language.rs); '' asks.
  const wanted = () => {
    for (const tag of navigator.languages) {
      const [main, ...parts] = tag.toLowerCase().split('-');
      if (main === 'en') return 'en';
      if (main === 'yue' || (main === 'zh' && parts.some((part) => /^(tw|hk|mo|hant)$/.test(part)))) return '';
      if (main === 'zh') return 'zh-CN';
    }
    return 'en';
  };
  const known = (language) => ['en', 'zh-CN'].includes(language);
  let language = known(settings.language) ? settings.language : wanted();

  const place = document.getElementById('app');
  const still = document.currentScript;
  let page;

  const template = () => {
    const begun = history.state?.begun && /^#\/case\/\w{4,16}\/reason$/.test(location.hash);
    const home = /^(#|#\/(start|practice)?)?$/.test(location.hash);
    let name = begun ? (history.state.practice ? 'practice' : 'question') : home ? 'home' : '';
    if (name && !language) name = 'language';
    return document.getElementById('first-' + (language || 'zh-CN') + '-' + name);
  };

  // Shows the page of the address; the program's arrival takes the templates away, and then there is nothing to show.
  const show = (moved) => {
    page?.remove();
    page = undefined;
    const shown = template();
    if (!shown) return;
    page = document.importNode(shown.content.firstElementChild, true);
    const own = location.hash.split('/')[2];
    for (const link of page.querySelectorAll('a[href^="#/case/"]')) {
      link.setAttribute('href', link.getAttribute('href').replace('begun000', own));
    }
    for (const answer of page.querySelectorAll('input')) answer.checked = answer.value === history.state?.answer;
    page.addEventListener('click', pressed);
    page.addEventListener('change', (event) => note({ answer: event.target.value }));
    page.addEventListener('submit', (event) => {
      event.preventDefault();
      note({ done: true });
      page.querySelector('.saved').textContent = shown.dataset.waiting;
    });
    document.title = shown.dataset.title;
    root.lang = language || 'zh-CN';
    root.dataset.spoken = language;
    place.insertBefore(page, still);
    if (moved) {
      scrollTo(0, 0);
      page.querySelector('h1').focus();
    }
  };

  const note = (what) => history.replaceState({ ...history.state, ...what }, '');

  const pressed = (event) => {
    const link = event.target.closest('a[href^="#/case/"]');
    if (link) {
      // Another page of the case that was begun here.
      event.preventDefault();
      history.pushState(history.state, '', link.getAttribute('href'));
      show(true);
    }
    const first = event.target.closest('[data-first]')?.dataset.first;
    if (known(first)) {
      const asked = !language;
      language = root.dataset.chosen = first;
      show(asked);
      if (!asked) page.querySelector('[data-first]').focus();
    } else if (first) {
      const id = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => (byte % 32).toString(32)).join('');
      history.pushState({ begun: true, practice: first === 'practice', answer: '', done: false }, '', '#/case/' + id + '/reason');
      show(true);
    }
  };

  addEventListener('popstate', () => show(true));
  show(false);
})();
