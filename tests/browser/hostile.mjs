// Builds a hostile style sheet from the names used inside widgets, and finds what it changes in them.

/**
 * @typedef {object} Names the names used in the shadow roots of some elements
 * @property {string[]} tags
 * @property {string[]} classes
 * @property {string[]} attributes
 * @property {string[]} variables our custom properties, except the public ones
 * @property {string[]} animations
 */

/** Runs in the page. @param {string[]} ids @returns {Names} */
export function namesIn(ids) {
  const roots = ids.map((id) => /** @type {ShadowRoot} */ (document.getElementById(id)?.shadowRoot));
  const elements = roots.flatMap((root) => [...root.querySelectorAll('*')]);
  const css = roots
    .flatMap((root) => root.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)))
    .join('\n');
  const unique = (/** @type {string[]} */ names) => [...new Set(names)].sort();
  const inCss = (/** @type {RegExp} */ pattern) => unique([...css.matchAll(pattern)].map(([, name]) => name));
  return {
    tags: unique(elements.map(({ localName }) => localName)),
    classes: unique(elements.flatMap(({ classList }) => [...classList])),
    attributes: unique(elements.flatMap((element) => element.getAttributeNames())),
    variables: inCss(/(--[\w-]+)/g).filter((name) => !name.startsWith('--trade-off-')),
    animations: inCss(/@keyframes ([\w-]+)/g),
  };
}

/** Common tags, whether the widget uses them or not. */
const kTags = [
  'a',
  'button',
  'div',
  'form',
  'h2',
  'h3',
  'input',
  'label',
  'li',
  'ol',
  'p',
  'span',
  'table',
  'td',
  'ul',
];

/** Inherited and host properties that must not affect the widget's content: #root resets them. */
const kStopped = [
  'border-block: 9px solid red',
  'outline: 5px dashed red',
  'box-shadow: 0 0 9px red',
  'background: linear-gradient(red, pink)',
  'box-sizing: border-box',
  'line-height: 4',
  'letter-spacing: 5px',
  'word-spacing: 9px',
  'word-break: break-all',
  'text-transform: uppercase',
  'text-align: justify',
  'text-align-last: right',
  'text-indent: 4em',
  'text-shadow: 3px 3px red',
  'white-space: pre',
  'hyphens: auto',
  'overflow-wrap: normal',
  'color-scheme: dark',
];

/** Properties that would visibly break every element they match. */
const kSpoilt = [
  'display: inline',
  'visibility: hidden',
  'position: relative',
  'float: right',
  'inset: 7px',
  'inline-size: 11px',
  'block-size: 13px',
  'min-block-size: 300px',
  'margin: 31px',
  'padding: 17px',
  'overflow: scroll',
  'color: red',
  'font: italic 40px/5 monospace',
  'list-style: square inside',
  'opacity: 0.2',
  'filter: blur(2px)',
  'transform: rotate(9deg)',
  'animation: hostile 1s infinite',
  'transition: all 9s',
  'cursor: none',
  'user-select: none',
  'pointer-events: none',
  'appearance: none',
  'border-collapse: collapse',
  'border-spacing: 20px',
  'fill: red',
  'stroke: red',
  'stroke-width: 9',
  'content: "hostile"',
];

/** @param {Names} names */
export function hostileSheet({ tags, classes, attributes, variables, animations }) {
  const around = ':not(html, head, head *, body, header, main, footer, h1, #room, trade-off)';
  const selectors = [
    ...new Set([...kTags, ...tags]),
    ...classes.map((name) => `.${name}`),
    ...attributes.map((name) => `[${name}]`),
    '::slotted(*)',
    ':host',
    ':host *',
  ];
  const declared = (/** @type {string[]} */ list) => list.map((one) => `${one} !important;`).join('');
  return [
    '@keyframes hostile { to { transform: scale(3) } }',
    ...animations.map((name) => `@keyframes ${name} { to { opacity: 0 } }`),
    `* { ${declared(kStopped)} ${declared(variables.map((name) => `${name}: 77px`))} }`,
    ...selectors.map(
      (selector) => `${selector}${selector.startsWith(':') ? '' : around} { ${declared([...kStopped, ...kSpoilt])} }`,
    ),
    `trade-off *, trade-off ::before, trade-off ::after { ${declared(kSpoilt)} }`,
  ].join('\n');
}

/**
 * Runs in the page: adds the style sheet at `address`. Returns what then differs inside the elements: the box of any
 * element relative to #root, or a computed property of the first element of each tag and class.
 * @param {string[]} ids
 * @param {string} address
 */
export async function changedBy(ids, address) {
  const properties = [...getComputedStyle(document.head)].filter((name) => !name.startsWith('--')); // custom properties matter only through the properties that use them
  /** @param {Element} element @param {string} [pseudo] */
  const stylesOf = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    return pseudo && style.content === 'none'
      ? []
      : properties.map((name) => `${pseudo ?? ''} ${name}: ${style.getPropertyValue(name)}`);
  };
  const record = (/** @type {string} */ id) => {
    const root = /** @type {ShadowRoot} */ (document.getElementById(id)?.shadowRoot);
    const frame = /** @type {Element} */ (root.querySelector('[part~=frame]'));
    const origin = frame.getBoundingClientRect();
    const seen = new Set();
    return [frame, ...frame.querySelectorAll('*')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const place = [x - origin.x, y - origin.y, width, height].map((pixels) => Math.round(pixels * 8) / 8);
      const box = `box: ${element.getClientRects().length ? place : 'none'}`;
      const of = `${id} ${element.localName}.${element.getAttribute('class')}`;
      const isNew = seen.size < seen.add(of).size;
      return {
        of,
        values: [
          box,
          ...(isNew ? [...stylesOf(element), ...stylesOf(element, '::before'), ...stylesOf(element, '::after')] : []),
        ],
      };
    });
  };
  const before = ids.flatMap(record);
  await new Promise((loaded) =>
    document.head.append(
      Object.assign(document.createElement('link'), { rel: 'stylesheet', href: address, onload: loaded }),
    ),
  );
  const after = ids.flatMap(record);
  const changed = after.flatMap(({ of, values }, i) =>
    values.filter((one, j) => one !== before[i].values[j]).map((one) => `${of} ${one}`),
  );
  return {
    elements: before.length,
    changed: changed.slice(0, 20),
    host: getComputedStyle(/** @type {Element} */ (document.querySelector('trade-off'))).textTransform,
  };
}
