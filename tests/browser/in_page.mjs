// Finds elements by role and name, as assistive technology does, through open shadow roots. `inPage` is sent into the
// page as source, so it must not use anything outside itself.

/**
 * @typedef {object} Found description of an element
 * @property {string} role
 * @property {string} name
 * @property {string} text its visible text
 * @property {string} tag
 * @property {boolean} [checked]
 * @property {string} [selected] aria-selected or aria-current
 * @property {string} [expanded]
 * @property {string} [group] name of the nearest group, radiogroup or region that contains it
 *
 * @typedef {object} Query
 * @property {string} [role]
 * @property {string} [name] the exact name
 * @property {string} [starts] prefix of the name
 * @property {string} [has] substring of the visible text
 * @property {string} [host] id of the element whose shadow root is searched; the whole page by default
 */

export function inPage() {
  /** @type {Record<string, string | ((element: HTMLElement) => string)>} */
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
    input: (e) => kByType[/** @type {HTMLInputElement} */ (e).type] ?? 'textbox',
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
    th: (e) => (/^row(group)?$/.test(/** @type {HTMLTableCellElement} */ (e).scope) ? 'rowheader' : 'columnheader'),
    textarea: 'textbox',
    tr: 'row',
    ul: 'list',
  };
  /** @type {Record<string, string>} */
  const kByType = { radio: 'radio', checkbox: 'checkbox', range: 'slider', number: 'spinbutton' };
  /** @type {Record<string, string>} */
  const kNamingChild = { fieldset: 'legend', table: 'caption', details: 'summary', figure: 'figcaption' };
  const kNamedByContent =
    /^(button|link|heading|cell|columnheader|rowheader|tab|option|switch|menuitem|caption|legend|tooltip)$/;

  /** @param {Element} element @returns {string} */
  const roleOf = (element) => {
    const explicit = element.getAttribute('role')?.trim().split(/\s+/)[0];
    if (explicit) return explicit;
    const role = kByTag[element.localName];
    return (typeof role === 'function' ? role(/** @type {HTMLElement} */ (element)) : role) ?? '';
  };

  /** @param {Element} element */
  const isShown = (element) => {
    if (element.checkVisibility) return element.checkVisibility({ visibilityProperty: true, checkVisibilityCSS: true });
    return element.getClientRects().length > 0;
  };

  /** @param {Node} node @returns {node is Element} */
  const isElement = (node) => node.nodeType === Node.ELEMENT_NODE;

  /** @param {Node} node @returns {Node[]} */
  const childrenOf = (node) => {
    if (!isElement(node)) return [...node.childNodes];
    if (node.shadowRoot) return [...node.shadowRoot.childNodes];
    if (node.localName === 'slot') {
      const given = /** @type {HTMLSlotElement} */ (node).assignedNodes();
      return given.length ? given : [...node.childNodes];
    }
    return [...node.childNodes];
  };

  /**
   * The text that assistive technology reads, without hidden or aria-hidden content.
   * @param {Node} node
   * @returns {string}
   */
  const textOf = (node) => {
    const known = texts.get(node) ?? readText(node);
    texts.set(node, known);
    return known;
  };
  /** Cache for one call: the text of an element is part of the text of all its ancestors. @type {Map<Node, string>} */
  const texts = new Map();
  /** @param {Node} node @returns {string} */
  const readText = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return /** @type {Text} */ (node).data;
    if (!isElement(node)) return '';
    if (node.getAttribute('aria-hidden') === 'true' || node.matches('script,style,template') || !isShown(node))
      return '';
    if (node.localName === 'img') return ` ${/** @type {HTMLImageElement} */ (node).alt} `;
    const text = childrenOf(node).map(textOf).join('');
    return /^inline/.test(getComputedStyle(node).display) ? text : ` ${text} `;
  };
  /** @param {string} text */
  const tidy = (text) => text.replace(/\s+/g, ' ').trim();

  /** @param {Element} element @returns {string} */
  const nameOf = (element) => {
    const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
    const ids = element.getAttribute('aria-labelledby')?.trim().split(/\s+/) ?? [];
    const parts = ids.map((id) => root.getElementById?.(id)).filter((part) => !!part);
    if (parts.length) return tidy(parts.map(textOf).join(' '));
    const label = element.getAttribute('aria-label');
    if (label?.trim()) return tidy(label);
    const { labels, alt, title } = /** @type {HTMLInputElement} */ (element);
    if (labels?.length) return tidy([...labels].map(textOf).join(' '));
    const child = kNamingChild[element.localName];
    if (child) return tidy(textOf(element.querySelector(`:scope > ${child}`) ?? new Text()));
    if (element.localName === 'img') return tidy(alt);
    return kNamedByContent.test(roleOf(element)) ? tidy(textOf(element)) : (title ?? '');
  };

  /** All elements in reading order, shadow roots included. @param {Node} node @returns {Generator<Element>} */
  function* elements(node) {
    for (const child of childrenOf(node)) {
      if (!isElement(child) || child.getAttribute('aria-hidden') === 'true') continue;
      yield child;
      yield* elements(child);
    }
  }

  /**
   * Whether an element is shown, or has `display: contents` and its parent is shown.
   * @param {Element} element @returns {boolean}
   */
  const isVisible = (element) => {
    if (isShown(element)) return true;
    if (getComputedStyle(element).display !== 'contents') return false;
    const around = element.assignedSlot ?? element.parentNode;
    const parent = around instanceof ShadowRoot ? around.host : around;
    return !parent || !isElement(parent) || isVisible(parent);
  };

  /** @param {Element} element */
  const groupOf = (element) => {
    for (let e = element.parentElement; e; e = e.parentElement) {
      if (/^(group|radiogroup|region)$/.test(roleOf(e)) && nameOf(e)) return nameOf(e);
    }
    return '';
  };

  /** @param {Element} element @returns {Found} */
  const describe = (element) => ({
    role: roleOf(element),
    name: nameOf(element),
    text: tidy(textOf(element)),
    tag: element.localName,
    checked: /** @type {HTMLInputElement} */ (element).checked,
    selected: element.getAttribute('aria-selected') ?? element.getAttribute('aria-current') ?? undefined,
    expanded:
      element.getAttribute('aria-expanded') ??
      (element.localName === 'summary'
        ? String(/** @type {HTMLDetailsElement} */ (element.parentElement).open)
        : undefined),
    group: groupOf(element),
  });

  /** @param {Element} element @param {Query} query */
  const matches = (element, { role, name, starts, has }) =>
    (role === undefined || roleOf(element) === role) &&
    (name === undefined || nameOf(element) === name) &&
    (starts === undefined || nameOf(element).startsWith(starts)) &&
    (has === undefined || tidy(textOf(element)).includes(has));

  /** @param {Query} query */
  const find = (query) => {
    const start = query.host ? document.getElementById(query.host)?.shadowRoot : document.body;
    // Checks the role first, because checking visibility is slow.
    const hasRole = (/** @type {Element} */ element) => query.role === undefined || roleOf(element) === query.role;
    return start
      ? [...elements(start)].filter((element) => hasRole(element) && isVisible(element) && matches(element, query))
      : [];
  };

  const focused = () => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active;
  };

  return {
    find: (/** @type {Query} */ query) => find(query).map(describe),
    isFocused: (/** @type {Query} */ query) => {
      const active = focused();
      return active && matches(active, query);
    },
    focused: () => {
      const active = focused();
      return active && describe(active);
    },
    text: (/** @type {string} */ host) =>
      tidy(textOf(document.getElementById(host)?.shadowRoot?.host ?? document.body)),
  };
}

/**
 * Finds elements in the page of one browser.
 * @param {import('./engines/common.mjs').Browser} browser
 */
export function finder(browser) {
  /** @param {string} what @param {unknown[]} args */
  const ask = (what, ...args) =>
    browser.evaluate(`(${inPage})().${what}(${args.map((arg) => JSON.stringify(arg)).join(',')})`);
  return {
    /** @type {(query: Query) => Promise<Found[]>} */
    find: (query) => ask('find', query),
    /** @type {(query: Query) => Promise<boolean>} */
    isFocused: (query) => ask('isFocused', query),
    /** @type {() => Promise<Found | null>} */
    focused: () => ask('focused'),
    /** The text of the page, or of one element with its shadow root. @type {(host?: string) => Promise<string>} */
    text: (host) => ask('text', host ?? ''),
  };
}
