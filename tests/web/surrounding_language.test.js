// Finds the language around an element, across shadow trees and past names in the page that hide members.
import assert from 'node:assert/strict';
import test from 'node:test';
import { surroundingLanguage } from '../../web/element/surrounding_language.js';

/** A node with the members that the search uses; `host` makes it a shadow root. */
class Node {
  #lang;
  #parent;
  #host;
  /** @param {{lang?: string, parent?: Node, host?: Node}} [around] */
  constructor({ lang, parent, host } = {}) {
    this.#lang = lang;
    this.#parent = parent;
    this.#host = host;
  }
  get host() {
    return this.#host;
  }
  /** @returns {Node | null} */
  closest() {
    return this.#lang === undefined ? (this.#parent?.closest() ?? null) : this;
  }
  getAttribute() {
    return this.#lang;
  }
  /** @returns {Node} */
  getRootNode() {
    return this.#parent?.getRootNode() ?? this;
  }
}
const languageOf = (/** @type {any} */ element) => surroundingLanguage(element);

test("the element's own language comes first, then the nearest around it", () => {
  const page = new Node({ lang: 'en' });
  assert.equal(languageOf(new Node({ lang: 'de', parent: page })), 'de');
  assert.equal(languageOf(new Node({ parent: new Node({ parent: page }) })), 'en');
  assert.equal(languageOf(new Node({ parent: new Node({ lang: 'pt-BR', parent: page }) })), 'pt-BR');
});

test('the search leaves shadow trees, however many', () => {
  const outer = new Node({ host: new Node({ parent: new Node({ lang: 'fr' }) }) });
  const inner = new Node({ host: new Node({ parent: outer }) });
  assert.equal(languageOf(new Node({ parent: inner })), 'fr');
});

test('an empty language ends the search', () => {
  const host = new Node({ parent: new Node({ lang: 'en' }) });
  assert.equal(languageOf(new Node({ parent: new Node({ lang: '', parent: new Node({ host }) }) })), '');
});

test('there may be no language at all', () => {
  assert.equal(languageOf(new Node({ parent: new Node() })), '');
});

test('names in the page hide no members', () => {
  const hidden = { value: new Node({ lang: 'en' }) };
  const form = Object.defineProperty(new Node({ lang: 'ja' }), 'getAttribute', hidden);
  assert.equal(languageOf(new Node({ parent: form })), 'ja');
  const page = Object.defineProperty(new Node(), 'host', hidden);
  assert.equal(languageOf(new Node({ parent: page })), '');
});
