/**
 * The values of each attribute, its default first. Any other value counts as the default; where the list is empty, any
 * text is a value. README.md and custom-elements.json have the same table (scripts/build/attributes.mjs).
 */
export const ATTRIBUTES = /** @type {const} */ ({
  /** the address of the comparison; on the script tag, write `data-src` */
  src: [],
  /** which parts to show */
  view: ['all', 'compare', 'decide'],
  /** `auto` follows the colour of the text around it */
  theme: ['auto', 'light', 'dark'],
  /**
   * the language of the widget's own words, as a tag; if not set, that of the nearest surrounding element with a `lang`,
   * else the comparison's
   */
  lang: [],
  /** the level of the widget's title */
  heading: [3, 2, 4, 5, 6],
  /** `adaptive` asks first what can settle the most; `author` keeps the order in the file */
  ask: ['adaptive', 'author'],
  /** `on` keeps the answers across reloads, in this tab's session storage; nothing else is ever stored */
  resume: ['on', 'off'],
  /** `js` does without WebAssembly */
  engine: ['auto', 'js'],
  /** `lazy` waits until the widget is close to the visible part of the page */
  loading: ['lazy', 'eager'],
});

/**
 * @template {readonly (string | number)[]} Values
 * @typedef {Values extends readonly [] ? string : Values[number] extends number ? number : Values[number]} ValueOf
 */

/** @typedef {{-readonly [Name in keyof typeof ATTRIBUTES]: ValueOf<typeof ATTRIBUTES[Name]>}} AttributeProperties */

/** Adds a property for each attribute, each in a subclass of its own. @param {typeof HTMLElement} Base */
export function withAttributes(Base) {
  let Class = Base;
  for (const [name, values] of Object.entries(ATTRIBUTES))
    Class = class extends Class {
      get [name]() {
        const text = this.getAttribute(name);
        return values.find((value) => `${value}` === text) ?? values[0] ?? text ?? '';
      }
      set [name](/** @type {any} */ value) {
        this.setAttribute(name, value);
      }
    };
  return /** @type {typeof Base & (new (...args: any[]) => AttributeProperties)} */ (Class);
}

/**
 * Sets properties again that were set before the element was defined and hide the accessors of its class.
 * @param {any} element
 * @param {string[]} names
 */
export function upgradeProperties(element, names) {
  for (const name of names)
    if (Object.hasOwn(element, name)) {
      const value = element[name];
      delete element[name];
      element[name] = value;
    }
}
