// The text of a template without a DOM: its strings and values in order, without tags.

/** @param {any} value @returns {string} */
function raw(value) {
  if (Array.isArray(value)) return value.map(raw).join('');
  if (value?._$litDirective$) {
    const content = value.values.at(-1); // of guard(); the directives that set styles have no text
    return typeof content === 'function' ? raw(content()) : '';
  }
  if (value?.strings && value.values) {
    return value.strings
      .map(
        (/** @type {string} */ part, /** @type {number} */ i) =>
          part + (i < value.values.length ? raw(value.values[i]) : ''),
      )
      .join('');
  }
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value).replaceAll('<', '&lt;') : '';
}

/** @param {any} template */
export const markup = raw;

/** @param {any} template */
export const textOf = (template) =>
  raw(template)
    .replaceAll(/<!--[\s\S]*?-->|<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
