/** @import { Fault, Part, Sentence, Words } from '../element/contract.js' */
/** @import { PageIndex } from '../element/index_page.js' */

/** Arguments that stay numbers, because a plural hangs on them; all other numbers arrive as formatted text. */
const COUNTS = [
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

/** Places in a date of the format: YYYY, YYYY-MM or YYYY-MM-DD. */
const DATE_PARTS = /** @type {const} */ (['year', 'month', 'day']);

/** Languages that do not write their numbers with 0 to 9. */
const OWN_DIGITS = ['ar'];

/** Formats by language and kind, each made when first needed and then kept: to make one takes longer than all that is said with it at first. @type {Record<string, any>} */
const made = {};

/** Everything the widget says, in one language: words from the locale, figures and lists from Intl. */
export class Say {
  #words;
  #index;
  #isolates;

  /**
   * @param {Words} words
   * @param {string} lang the language of `words`
   * @param {PageIndex} [index] names for ids; without it ids stand for themselves
   */
  constructor(words, lang, index) {
    this.lang = lang;
    this.#words = words;
    this.#index = index;
    this.#isolates = words['ui.direction']?.() === 'rtl';
  }

  /** The same words with other names for ids. @param {PageIndex} index */
  with(index) {
    return new Say(this.#words, this.lang, index);
  }

  /** @param {string} key @param {Record<string, unknown>} [args] */
  word(key, args) {
    const message = this.#words[key];
    return message ? message(args) : key;
  }

  /** The name of a control that says only `key` for all to see: what it is about goes with it. @param {string} key @param {string} name */
  named(key, name) {
    return this.word('ui.named', { word: this.word(key), name });
  }

  /** A word with a hole in it, as the texts before and after: for a name that is drawn in its own way. @param {string} key @param {string} hole */
  around(key, hole) {
    return this.word(key, { [hole]: '\u0000' }).split('\u0000');
  }

  /** @param {Sentence} sentence */
  sentence({ code, args }) {
    return this.word(`say.${code}`, this.#named(args));
  }

  /** @param {Pick<Part, 'code' | 'args'>} part */
  part({ code, args }) {
    return this.word(`part.${code}`, this.#named(args));
  }

  /** @param {Fault} fault @param {'error' | 'hint'} [kind] */
  fault({ code, detail }, kind = 'error') {
    const key = `${kind}.${code}`;
    return Object.hasOwn(this.#words, key)
      ? this.word(key, this.#named(detail))
      : this.word('ui.fault_unknown', { code });
  }

  /** Ids become names, lists become text, figures are formatted. @param {Record<string, any>} args */
  #named(args) {
    return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, this.#argument(name, value, args)]));
  }

  /** @param {string} name @param {any} value @param {Record<string, any>} args @returns {string | number} */
  #argument(name, value, args) {
    if (Array.isArray(value)) return this.list(value.map((item) => String(this.#argument(singular(name), item, args))));
    if (name === 'share') return this.percent(value);
    if (typeof value === 'number') return COUNTS.includes(name) ? value : this.number(value);
    const text = this.#name(name, String(value), args);
    return this.#isolates ? `\u2068${text}\u2069` : text; // what runs the other way must not tear its sentence apart
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
   * Formats with Intl. A page may have removed or broken that; then as the browser's numbers and dates do it themselves.
   * @param {'NumberFormat' | 'ListFormat' | 'DateTimeFormat'} name
   * @param {string | number} kind
   * @param {any} value
   * @param {any} given
   * @returns {string}
   */
  #format(name, kind, value, given) {
    const options = { __proto__: null, ...given }; // what a page adds to all objects is no option
    try {
      return (made[`${this.lang} ${kind}`] ??= new /** @type {any} */ (Intl)[name](this.lang, options)).format(value);
    } catch {
      return Array.isArray(value) ? value.join(', ') : value.toLocaleString(this.lang, options);
    }
  }

  /** Most are small, and need no format. @param {number} value */
  number(value) {
    if (Number.isInteger(value) && value >= 0 && value < 1000 && !OWN_DIGITS.includes(this.lang)) return String(value);
    return this.#format('NumberFormat', 'number', value, { maximumFractionDigits: 6 });
  }

  /** Points of one side, without their sign: who they speak for is said beside them. @param {number} value */
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

  /** A date as exact as the author gave it. @param {string} text */
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
