import { Localizer } from '../views/localizer.js';
/** @import { Words } from '../element/contract.js' */
/** @import { PageIndex } from './index_page.js' */

/** The messages of one widget, English until others are set, and the localizer that formats them. */
export class Locale {
  #english;
  /** @type {PageIndex | undefined} */ #index;

  /** @param {Words} english */
  constructor(english) {
    this.#english = this.words = english;
    this.localizer = new Localizer(english, 'en'); // until the language is known
  }

  /** Falls back to English. @param {string} lang @param {Words | void | false} words */
  set(lang, words) {
    this.words = words || this.#english;
    this.localizer = new Localizer(this.words, words ? lang : 'en', this.#index);
  }

  /** @param {PageIndex} index names for ids */
  setIndex(index) {
    this.#index = index;
    this.localizer = this.localizer.withNames(index);
  }
}
