/** @import { Fault, Part, Sentence, Words } from '../element/contract.js' */
/** @import { PageIndex } from '../widget/index_page.js' */

/** Arguments that stay numbers, because a plural depends on them; all other numbers are formatted as text. */
const NUMERIC_ARGUMENTS = [
  'open',
  'questions',
  'sources',
  'criteria',
  'count',
  'number',
  'total',
  'line',
  'column',
  'status',
  'seconds',
];

/** Components of a date in the format: YYYY, YYYY-MM or YYYY-MM-DD. */
const DATE_PARTS = /** @type {const} */ (['year', 'month', 'day']);

/** Languages that do not use the digits 0 to 9. */
const OWN_DIGITS = ['ar'];

/**
 * Formats by language and kind, cached: creating a format takes longer than all of its first uses.
 * @type {Record<string, any>}
 */
const formats = {};

/** All texts of the widget in one language: messages from the locale, numbers and lists from Intl. */
export class Localizer {
  #words;
  #index;
  #isolates;

  /**
   * @param {Words} words
   * @param {string} lang the language of `words`
   * @param {PageIndex} [index] names for ids; without it, ids are shown
   */
  constructor(words, lang, index) {
    this.lang = lang;
    this.#words = words;
    this.#index = index;
    this.#isolates = words['ui.direction']?.() === 'rtl';
  }

  /** The same messages with other names for ids. @param {PageIndex} index */
  withNames(index) {
    return new Localizer(this.#words, this.lang, index);
  }

  /** @param {string} key @param {Record<string, unknown>} [args] */
  message(key, args) {
    const message = this.#words[key];
    return message ? message(args) : key;
  }

  /**
   * The accessible name of a control whose visible label is only `key`: it adds what the control refers to.
   * @param {string} key
   * @param {string} name
   */
  controlName(key, name) {
    return this.message('ui.named', { word: this.message(key), name });
  }

  /**
   * A message with a placeholder, split into the texts before and after it: for a name with its own markup.
   * @param {string} key
   * @param {string} hole
   */
  messageAround(key, hole) {
    return this.message(key, { [hole]: '\u0000' }).split('\u0000');
  }

  /** @param {Sentence} sentence */
  sentence({ code, args }) {
    return this.message(`say.${code}`, this.#named(args));
  }

  /** @param {Pick<Part, 'code' | 'args'>} part */
  reason({ code, args }) {
    return this.message(`part.${code}`, this.#named(args));
  }

  /** @param {Fault} fault @param {'error' | 'warning'} [kind] */
  error({ code, detail }, kind = 'error') {
    const key = `${kind}.${code}`;
    return Object.hasOwn(this.#words, key)
      ? this.message(key, this.#named(detail))
      : this.message('ui.fault_unknown', { code });
  }

  /** Replaces ids by names, joins lists, formats numbers. @param {Record<string, any>} args */
  #named(args) {
    return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, this.#argument(name, value, args)]));
  }

  /** @param {string} name @param {any} value @param {Record<string, any>} args @returns {string | number} */
  #argument(name, value, args) {
    if (Array.isArray(value)) return this.list(value.map((item) => String(this.#argument(singular(name), item, args))));
    if (name === 'share') return this.percent(value);
    if (typeof value === 'number') return NUMERIC_ARGUMENTS.includes(name) ? value : this.number(value);
    const text = this.#name(name, String(value), args);
    // keeps text of the other direction from reordering the sentence
    return this.#isolates ? `\u2068${text}\u2069` : text;
  }

  /** @param {string} kind @param {string} id @param {Record<string, any>} args */
  #name(kind, id, args) {
    const index = this.#index;
    if (!index) return id;
    if (kind === 'option' || kind === 'rival' || kind === 'by') return index.options.get(id)?.name ?? id;
    if (kind === 'criterion') return index.criteria.get(id)?.name ?? id;
    const question = index.questions.get(kind === 'question' ? id : args.question);
    if (kind === 'question') return question?.text ?? id;
    if (kind === 'answer') return question?.answers.find((answer) => answer.id === id)?.text ?? id;
    return id;
  }

  /**
   * Formats with Intl. If the page has removed or broken Intl, falls back to toLocaleString.
   * @param {'NumberFormat' | 'ListFormat' | 'DateTimeFormat'} name
   * @param {string | number} kind
   * @param {any} value
   * @param {any} given
   * @returns {string}
   */
  #format(name, kind, value, given) {
    const options = { __proto__: null, ...given }; // ignores properties that a page adds to Object.prototype
    try {
      return (formats[`${this.lang} ${kind}`] ??= new /** @type {any} */ (Intl)[name](this.lang, options)).format(
        value,
      );
    } catch {
      return Array.isArray(value) ? value.join(', ') : value.toLocaleString(this.lang, options);
    }
  }

  /** Small integers need no format; most numbers are small. @param {number} value */
  number(value) {
    if (Number.isInteger(value) && value >= 0 && value < 1000 && !OWN_DIGITS.includes(this.lang)) return String(value);
    return this.#format('NumberFormat', 'number', value, { maximumFractionDigits: 6 });
  }

  /** Points without their sign: the text next to them says whom they support. @param {number} value */
  points(value) {
    return this.#format('NumberFormat', 'points', value, {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
      signDisplay: 'never',
    });
  }

  /** @param {number} share from 0 to 1 */
  percent(share) {
    return this.#format('NumberFormat', 'percent', share, { style: 'percent', maximumFractionDigits: 0 });
  }

  /** @param {string[]} items */
  list(items) {
    return this.#format('ListFormat', 'list', items, { type: 'conjunction' });
  }

  /** A date with the precision that the author gave. @param {string} text */
  date(text) {
    const parts = text.split('-').length;
    const date = new Date(`${text}${parts === 1 ? '-01' : ''}${parts < 3 ? '-01' : ''}T00:00:00Z`);
    if (Number.isNaN(date.getTime())) return text;
    const exactness = Object.fromEntries(
      DATE_PARTS.slice(0, parts).map((part) => [part, part === 'month' ? 'long' : 'numeric']),
    );
    return this.#format('DateTimeFormat', parts, date, { ...exactness, timeZone: 'UTC' });
  }
}

/** @param {string} name of a list argument */
const singular = (name) => (Object.hasOwn(SINGULAR, name) ? SINGULAR[name] : name);

/** @type {Record<string, string>} */
const SINGULAR = { options: 'option', criteria: 'criterion', answers: 'answer', questions: 'question' };
