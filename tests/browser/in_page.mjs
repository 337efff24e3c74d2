// Finding things as assistive technology would, by role and name, through open shadow roots. `inPage` is sent into the page
// as source: it must not use anything outside itself.

/**
 * @typedef {object} Found what can be told about an element
 * @property {string} role
 * @property {string} name
 * @property {string} text all its visible text
 * @property {string} tag
 * @property {boolean} [checked]
 * @property {string} [selected] aria-selected or aria-current
 * @property {string} [expanded]
 * @property {string} [group] name of the nearest group, radiogroup or region around it
 *
 * @typedef {object} Query
 * @property {string} [role]
 * @property {string} [name] the whole name
 * @property {string} [starts] how the name begins
 * @property {string} [has] what the visible text contains
 * @property {string} [host] id of the element whose shadow root is searched; the whole page by default
 */

export function inPage() {
  const kByTag = {
    a: (e) => (e.hasAttribute('href') ? 'link' : ''),
    article: 'article',
    button: 'button',
    caption: 'caption',
    details: 'group',
    dialog: 'dialog',
    fieldset: 'group',
    footer: 'contentinfo',
    h1: 'heading',
    h2: 'heading',
    h3: 'heading',
    h4: 'heading',
    h5: 'heading',
    h6: 'heading',
    img: 'img',
    input: (e) => ({ radio: 'radio', checkbox: 'checkbox', range: 'slider', number: 'spinbutton' })[e.type] ?? 'textbox',
    legend: 'legend',
    li: 'listitem',
    main: 'main',
    meter: 'meter',
    nav: 'navigation',
    ol: 'list',
    output: 'status',
    p: 'paragraph',
    progress: 'progressbar',
    section: (e) => (e.matches('[aria-label],[aria-labelledby]') ? 'region' : ''),
    select: 'combobox',
    summary: 'button',
    table: 'table',
    td: 'cell',
    th: (e) => (e.scope === 'row' || e.scope === 'rowgroup' ? 'rowheader' : 'columnheader'),
    textarea: 'textbox',
    tr: 'row',
    ul: 'list',
  };
  const kNamedByContent = /^(button|link|heading|cell|columnheader|rowheader|tab|option|switch|menuitem|caption|legend|tooltip)$/;

  const roleOf = (element) => {
    const said = element.getAttribute('role')?.trim().split(/\s+/)[0];
    if (said) return said;
    const role = kByTag[element.localName];
    return (typeof role === 'function' ? role(element) : role) ?? '';
  };

  const isShown = (element) => {
    if (element.checkVisibility) return element.checkVisibility({ visibilityProperty: true, checkVisibilityCSS: true });
    return element.getClientRects().length > 0;
  };

  const childrenOf = (node) => {
    if (node.shadowRoot) return [...node.shadowRoot.childNodes];
    if (node.localName === 'slot') {
      const given = node.assignedNodes();
      return given.length ? given : [...node.childNodes];
    }
    return [...node.childNodes];
  };

  /** Text as it is read out: what is hidden from everybody, or from assistive technology, does not count. */
  const textOf = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE) return '';
    if (node.getAttribute('aria-hidden') === 'true' || node.matches('script,style,template') || !isShown(node)) return '';
    if (node.localName === 'img') return ` ${node.alt} `;
    const text = childrenOf(node).map(textOf).join('');
    return /^inline/.test(getComputedStyle(node).display) ? text : ` ${text} `;
  };
  const tidy = (text) => text.replace(/\s+/g, ' ').trim();

  const nameOf = (element) => {
    const root = element.getRootNode();
    const ids = element.getAttribute('aria-labelledby')?.trim().split(/\s+/) ?? [];
    const parts = ids.map((id) => root.getElementById?.(id)).filter(Boolean);
    if (parts.length) return tidy(parts.map(textOf).join(' '));
    const label = element.getAttribute('aria-label');
    if (label?.trim()) return tidy(label);
    if (element.labels?.length) return tidy([...element.labels].map(textOf).join(' '));
    const child = { fieldset: 'legend', table: 'caption', details: 'summary', figure: 'figcaption' }[element.localName];
    if (child) return tidy(textOf(element.querySelector(`:scope > ${child}`) ?? new Text()));
    if (element.localName === 'img') return tidy(element.alt);
    return kNamedByContent.test(roleOf(element)) ? tidy(textOf(element)) : (element.title ?? '');
  };

  /** Every shown element, in the order of reading, shadow roots included. */
  function* elements(node) {
    for (const child of childrenOf(node)) {
      if (child.nodeType !== Node.ELEMENT_NODE || child.getAttribute('aria-hidden') === 'true') continue;
      if (isShown(child) || getComputedStyle(child).display === 'contents') yield child;
      if (getComputedStyle(child).display !== 'none') yield* elements(child);
    }
  }

  const groupOf = (element) => {
    for (let e = element.parentElement; e; e = e.parentElement) {
      if (/^(group|radiogroup|region)$/.test(roleOf(e)) && nameOf(e)) return nameOf(e);
    }
    return '';
  };

  const tell = (element) => ({
    role: roleOf(element),
    name: nameOf(element),
    text: tidy(textOf(element)),
    tag: element.localName,
    checked: element.checked,
    selected: element.getAttribute('aria-selected') ?? element.getAttribute('aria-current') ?? undefined,
    expanded: element.getAttribute('aria-expanded') ?? (element.localName === 'summary' ? String(element.parentElement.open) : undefined),
    group: groupOf(element),
  });

  const matches = (element, { role, name, starts, has }) =>
    (role === undefined || roleOf(element) === role) &&
    (name === undefined || nameOf(element) === name) &&
    (starts === undefined || nameOf(element).startsWith(starts)) &&
    (has === undefined || tidy(textOf(element)).includes(has));

  const find = (query) => {
    const start = query.host ? document.getElementById(query.host)?.shadowRoot : document.body;
    return start ? [...elements(start)].filter((element) => matches(element, query)) : [];
  };

  const focused = () => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active;
  };

  return {
    find: (query) => find(query).map(tell),
    isFocused: (query) => focused() && matches(focused(), query),
    focused: () => (focused() ? tell(focused()) : null),
    text: (host) => tidy(textOf(document.getElementById(host)?.shadowRoot?.host ?? document.body)),
  };
}

/**
 * The finder for one browser.
 * @param {import('./engines/common.mjs').Browser} browser
 */
export function finder(browser) {
  /** @param {string} what @param {unknown[]} args */
  const ask = (what, ...args) => browser.evaluate(`(${inPage})().${what}(${args.map((arg) => JSON.stringify(arg)).join(',')})`);
  return {
    /** @type {(query: Query) => Promise<Found[]>} */
    find: (query) => ask('find', query),
    /** @type {(query: Query) => Promise<boolean>} */
    isFocused: (query) => ask('isFocused', query),
    /** @type {() => Promise<Found | null>} */
    focused: () => ask('focused'),
    /** All text of the page, or of one element with its shadow root. @type {(host?: string) => Promise<string>} */
    text: (host) => ask('text', host ?? ''),
  };
}
