// The properties that the attributes of <trade-off> have, and their documentation.
import assert from 'node:assert/strict';
import test from 'node:test';
import { describeAttributes } from '../../scripts/build/attributes.mjs';
import { ATTRIBUTES, upgradeProperties, withAttributes } from '../../web/element/attributes.js';

/** What the properties need of an element. */
class Base {
  /** @type {Record<string, string>} */ attributes = {};
  getAttribute(/** @type {string} */ name) {
    return this.attributes[name] ?? null;
  }
  setAttribute(/** @type {string} */ name, /** @type {unknown} */ value) {
    this.attributes[name] = String(value);
  }
}
const Element = /** @type {new () => any} */ (withAttributes(/** @type {any} */ (Base)));

test('each property has the default until its attribute is set', () => {
  const element = new Element();
  assert.deepEqual(Object.fromEntries(Object.keys(ATTRIBUTES).map((name) => [name, element[name]])), {
    src: '',
    view: 'all',
    theme: 'auto',
    lang: '',
    heading: 3,
    ask: 'adaptive',
    resume: 'on',
    engine: 'auto',
    loading: 'lazy',
  });
  assert.deepEqual(element.attributes, {});
});

test('a property sets its attribute, and each listed value is read back', () => {
  const element = new Element();
  for (const [name, values] of Object.entries(ATTRIBUTES))
    for (const value of values.length ? values : ['x', '']) {
      element[name] = value;
      assert.equal(element.attributes[name], `${value}`);
      assert.equal(element[name], value);
    }
});

test('any value that is not listed counts as the default, and the attribute keeps it', () => {
  const element = new Element();
  for (const [name, values] of Object.entries(ATTRIBUTES))
    for (const value of ['', 'nonsense', 'DECIDE', 'Dark', 'eager ', ' 2', '2.0', '1', 'toString']) {
      element[name] = value;
      assert.equal(element[name], values[0] ?? value, `${name}="${value}"`);
      assert.equal(element.attributes[name], value);
    }
});

test('a property that was set before the element was defined is set again', () => {
  const element = new Element();
  Object.defineProperty(element, 'view', { value: 'decide', configurable: true });
  upgradeProperties(element, Object.keys(ATTRIBUTES));
  assert.deepEqual(element.attributes, { view: 'decide' });
  assert.equal(Object.hasOwn(element, 'view'), false);
});

test('each attribute has a description, a phrase for a table', () => {
  for (const { name, description } of describeAttributes()) assert.match(description, /^[a-z`].*[a-z`]$/, name);
});
