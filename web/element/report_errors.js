import english from '../locales/en.json?shell';
/** @import { Fault } from './contract.js' */
/** @import { Widget } from '../widget/widget.js' */

/**
 * Reports errors to the console and as an event, with a general message until the widget is loaded.
 * @param {HTMLElement} host
 * @param {Fault[]} faults
 * @param {Widget} [widget]
 */
export async function reportErrors(host, faults, widget) {
  await widget?.loadMessages(faults);
  const errors = faults.map((one) => ({ ...one, message: widget?.message(one) ?? english['ui.fault']() }));
  console.error('[trade-off]', errors.map(({ path, message }) => `${path} ${message}`.trim()).join('\n'));
  host.dispatchEvent(new CustomEvent('trade-off-error', { detail: { errors }, bubbles: true, composed: true }));
}
