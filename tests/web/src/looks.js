// What can be seen of a page by measuring it. Each look gives a list of sentences; an empty one is good.
window.__looks ??= (() => {
  const CONTROL = 'button, input, select, textarea, summary, a[href], [role=option]';
  const shown = e => e.checkVisibility({ visibilityProperty: true }) && !unseen(e);
  // Read out, never seen; and the skip link, which waits above the page until it has the focus.
  const unseen = e => !!e.closest('.unseen') || (!!e.closest('.skip') && document.activeElement !== e.closest('.skip'));
  const name = e => {
    const words = (e.innerText || e.value || '').trim().replace(/\s+/g, ' ').slice(0, 60);
    return `<${e.localName}${e.id ? '#' + e.id : ''}${e.classList.length ? '.' + [...e.classList].join('.') : ''}> “${words}”`;
  };
  const scrolls = e => /auto|scroll/.test(getComputedStyle(e).overflowX + getComputedStyle(e).overflowY);
  const over = (a, b) => Math.min(Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

  // The lines of all visible texts. A drawing sets its words itself: tests/it holds it, not the sheet of styles.
  function texts() {
    const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!node.data.trim() || !parent || parent.closest('svg, script, style, noscript, textarea, select, datalist') || !shown(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      found.push({ node, parent, lines: [...range.getClientRects()].filter(r => r.width > 0 && r.height > 0) });
    }
    return found;
  }

  // The page is wider than the screen.
  function wide() {
    const page = document.documentElement, by = page.scrollWidth - page.clientWidth;
    if (by <= 0) return [];
    const out = [...document.body.querySelectorAll('*')].filter(e => shown(e) && e.getBoundingClientRect().right > page.clientWidth + 1);
    return [`the page is ${by} px too wide: ${out.slice(-3).map(name).join(', ')}`];
  }

  // Something that stays in place while the page scrolls takes more than half of the screen.
  function covering() {
    return [...document.body.querySelectorAll('*')]
      .filter(e => shown(e) && /fixed|sticky/.test(getComputedStyle(e).position) && e.getBoundingClientRect().height > innerHeight / 2)
      .map(e => `${name(e)} covers more than half of the screen`);
  }

  // Text that is cut off, sticks out of what holds it, or lies over a control or over another text.
  function cut() {
    const wrong = [], all = texts();
    for (const e of document.body.querySelectorAll('*')) {
      if (!shown(e) || e.closest('svg') || e.matches('input, textarea, select, video, img')) continue;
      const style = getComputedStyle(e);
      if (/hidden|clip/.test(style.overflowX) && e.scrollWidth > e.clientWidth + 1) wrong.push(`${name(e)} cuts off ${e.scrollWidth - e.clientWidth} px at its side`);
      if (/hidden|clip/.test(style.overflowY) && e.scrollHeight > e.clientHeight + 1) wrong.push(`${name(e)} cuts off ${e.scrollHeight - e.clientHeight} px at its foot`);
    }
    const controls = [...document.querySelectorAll('button, input, select, textarea, a.button')].filter(shown).map(e => [e, e.getBoundingClientRect()]);
    for (const { parent, lines } of all) {
      for (const line of lines) {
        for (let e = parent; e && e !== document.body && !scrolls(e); e = e.parentElement) {
          if (getComputedStyle(e).display.startsWith('inline') && !e.matches('button, a.button')) continue;
          const box = e.getBoundingClientRect();
          if (line.right > box.right + 1 || line.left < box.left - 1 || line.bottom > box.bottom + line.height / 2 || line.top < box.top - line.height / 2) {
            wrong.push(`a text sticks out of ${name(e)}`);
            break;
          }
        }
        if (parent.closest('[role=listbox]')) continue;
        for (const [control, box] of controls) {
          if (!control.contains(parent) && !stacked(control, parent) && over(line, box) > 3) wrong.push(`“${parent.innerText.slice(0, 40)}” lies over ${name(control)}`);
        }
      }
    }
    for (let i = 0; i < all.length; i++) {
      for (let j = i + 1; j < all.length; j++) {
        if (block(all[i].parent) === block(all[j].parent) || stacked(all[i].parent, all[j].parent)) continue;
        const hit = all[i].lines.some(a => all[j].lines.some(b => over(a, b) > Math.min(a.height, b.height) * 0.4));
        if (hit) wrong.push(`“${all[i].node.data.slice(0, 30)}” and “${all[j].node.data.slice(0, 30)}” lie over each other`);
      }
    }
    return [...new Set(wrong)];
  }
  const block = e => { while (e.parentElement && getComputedStyle(e).display === 'inline') e = e.parentElement; return e; };
  // What floats above the page lies over it on purpose.
  const layer = e => { for (; e && e !== document.body; e = e.parentElement) if (/fixed|sticky/.test(getComputedStyle(e).position) || e.matches('[role=listbox]')) return e; return null; };
  const stacked = (a, b) => layer(a) !== layer(b);

  // Every text becomes 40 % longer: within its words, as another language would make it.
  let before = [];
  function stretch() {
    restore();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.data.trim() || node.parentElement?.closest('svg, script, style, noscript, textarea')) continue;
      before.push([node, node.data]);
    }
    for (const [node, words] of before) {
      let due = 0.6;
      node.data = words.replace(/\p{L}/gu, letter => { due += 0.4; if (due < 1) return letter; due -= 1; return letter + letter; });
    }
    return before.length;
  }
  function restore() {
    for (const [node, words] of before) node.data = words;
    before = [];
  }

  // Targets below 24 px. A link within running text is as high as its line, as WCAG 2.5.8 allows.
  function small() {
    const target = e => {
      if (e.matches('input[type=radio], input[type=checkbox]')) return e.closest('.option') ?? e.labels?.[0] ?? e;
      return e;
    };
    const inText = e => {
      if (e.localName !== 'a' || getComputedStyle(e).display !== 'inline') return false;
      const around = block(e.parentElement);
      return around.innerText.trim().length > e.innerText.trim().length;
    };
    return [...document.querySelectorAll(CONTROL)].filter(e => shown(e) && !inText(e)).map(e => [e, target(e).getBoundingClientRect()])
      .filter(([, r]) => r.width < 24 || r.height < 24).map(([e, r]) => `${name(e)} is only ${Math.round(r.width)}×${Math.round(r.height)} px`);
  }

  // Something moves, or would, though motion is to be reduced.
  function moving() {
    const wrong = document.getAnimations().filter(a => a.playState === 'running').map(a => `${name(a.effect.target)} moves`);
    const lasts = list => list.split(',').some(time => parseFloat(time) > 0);
    for (const e of document.querySelectorAll('*')) {
      if (!e.checkVisibility()) continue;
      const style = getComputedStyle(e);
      if (style.scrollBehavior === 'smooth') wrong.push(`${name(e)} scrolls smoothly`);
      if (lasts(style.transitionDuration)) wrong.push(`${name(e)} changes slowly`);
      if (style.animationName !== 'none' && lasts(style.animationDuration)) wrong.push(`${name(e)} is animated`);
    }
    return wrong;
  }

  // With the colours of the system, a control has no edge that differs from its ground, or a text has its ground's colour.
  function faint() {
    const ground = e => {
      for (; e; e = e.parentElement) {
        const colour = getComputedStyle(e).backgroundColor;
        if (!/^rgba\(.*, 0\)$|transparent/.test(colour)) return colour;
      }
      return canvas;
    };
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.backgroundColor = 'Canvas';
    const canvas = getComputedStyle(probe).backgroundColor;
    probe.remove();
    const wrong = [];
    for (const { parent } of texts()) {
      if (getComputedStyle(parent).color === ground(parent)) wrong.push(`the words of ${name(parent)} have the colour of their ground`);
    }
    for (const e of document.querySelectorAll('svg text, svg path')) {
      if (shown(e) && getComputedStyle(e).fill === ground(e)) wrong.push(`a part of a drawing has the colour of its ground: ${e.textContent}`);
    }
    for (const e of document.querySelectorAll('button, a.button, input, select, textarea')) {
      if (!shown(e)) continue;
      const style = getComputedStyle(e);
      // Drawn by the browser itself, which knows the colours.
      if (e.matches('[type=radio], [type=checkbox], [type=file]') && style.appearance !== 'none') continue;
      const under = ground(e.parentElement);
      const edge = ['Top', 'Right', 'Bottom', 'Left'].every(side =>
        parseFloat(style[`border${side}Width`]) >= 1 && !/none|hidden/.test(style[`border${side}Style`]) && style[`border${side}Color`] !== under);
      if (!edge && style.backgroundColor === under) wrong.push(`${name(e)} has no visible edge`);
    }
    return [...new Set(wrong)];
  }

  return { wide, covering, cut, stretch, restore, small, moving, faint };
})();
