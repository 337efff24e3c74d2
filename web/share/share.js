import { toJson } from '../json.js';
import { csv } from './csv.js';
import { withPart, write } from './fragment.js';
import { markdown } from './markdown.js';
/** @import { ExportFormat, Reader, Scene, Shared, ShareWay } from '../element/contract.js' */

/** Which kinds can be saved as a file. Only by the browser's own dialog: any other download takes a blob: address, and we use none. */
const FILES = /** @type {Partial<Record<ShareWay, {type: string, start: string}>>} */ ({
  csv: { type: 'text/csv', start: '\ufeff' }, // by this mark spreadsheets know UTF-8
  json: { type: 'application/json', start: '' },
});

/** @param {ShareWay} how */
export const canSave = (how) => Object.hasOwn(FILES, how) && Object.hasOwn(globalThis, 'showSaveFilePicker'); // its own: the id of an element is not

/** @type {Record<ExportFormat, (scene: Scene, reader: Reader) => string>} */
const WRITERS = {
  markdown: (scene, reader) => markdown(scene, linkTo(scene, reader)),
  json: ({ page, view }, reader) => inLines({ comparison: page.id, ...reader, view }, 3),
  csv,
};

/**
 * JSON with a line for each value down to `depth`. Indented throughout, a text could exceed 40 times its input (docs/view.md).
 * @param {unknown} value
 * @param {number} depth
 * @param {string} [line] how a line begins
 * @returns {string}
 */
function inLines(value, depth, line = '\n') {
  const entries = depth && value && typeof value === 'object' ? Object.entries(value) : [];
  if (!entries.length) return toJson(value, 0, Infinity);
  const isList = Array.isArray(value);
  const items = entries.map(
    ([key, item]) => `${line}  ${isList ? '' : `${toJson(key)}: `}${inLines(item, depth - 1, `${line}  `)}`,
  );
  return isList ? `[${items}${line}]` : `{${items}${line}}`;
}

/** @param {ExportFormat} format anything else is a RangeError @param {Scene} scene @param {Reader} reader */
export function exportAs(format, scene, reader) {
  const name = typeof format === 'string' ? format : typeof format;
  if (!Object.hasOwn(WRITERS, name))
    throw new RangeError(`exportAs: "${name}" is none of ${Object.keys(WRITERS).join(', ')}`);
  return WRITERS[format](scene, reader);
}

/** The address of this page and this state. @param {Scene} scene @param {Reader} reader */
function linkTo({ page, index }, reader) {
  const [address] = location.href.split('#');
  return address + withPart(location.hash, page.id, write(index, reader));
}

/**
 * Hands something over in one of the ways of the bar: where a browser refuses, by the clipboard, and where that is refused
 * as well, as a text to copy by hand.
 * @param {ShareWay} how
 * @param {Scene} scene
 * @param {Reader} reader
 * @returns {Promise<Shared>}
 */
export async function share(how, scene, reader) {
  const { page, say } = scene;
  if (how === 'print') {
    print();
    return { news: '', shown: null, detail: { how } };
  }
  const isLink = how === 'link' || how === 'native';
  const text = isLink ? linkTo(scene, reader) : exportAs(how, scene, reader);
  const detail = isLink ? { how, url: text } : { how, text };
  if (isLink) keepInAddress(text);

  const given =
    how === 'native'
      ? await attempt(() => navigator.share({ title: page.title, url: text }))
      : canSave(how)
        ? await attempt(() => save(how, page.id, text))
        : 'refused';
  if (given === 'given up') return { news: '', shown: null, detail: null };
  if (given === 'done') return { news: isLink ? '' : say.word('share.saved'), shown: null, detail };
  if ((await attempt(() => navigator.clipboard.writeText(text))) === 'done')
    return { news: say.word(isLink ? 'share.copied_link' : 'share.copied'), shown: null, detail };
  return { news: '', shown: { how, text }, detail };
}

/** @param {() => Promise<unknown>} act @returns {Promise<'done' | 'refused' | 'given up'>} */
async function attempt(act) {
  try {
    await act();
    return 'done';
  } catch (error) {
    return /** @type {any} */ (error)?.name === 'AbortError' ? 'given up' : 'refused';
  }
}

/** The address bar shows what was shared; a sandbox or a page on a disk may forbid it. @param {string} url */
function keepInAddress(url) {
  try {
    history.replaceState(history.state, '', url);
  } catch {} // the link is good all the same
}

/** @param {ShareWay} how @param {string} name @param {string} text */
async function save(how, name, text) {
  const { type, start } = /** @type {{type: string, start: string}} */ (FILES[how]);
  const { showSaveFilePicker } = /** @type {any} */ (globalThis);
  const types = [{ accept: { [type]: [`.${how}`] } }];
  const file = await (await showSaveFilePicker({ suggestedName: `${name}.${how}`, types })).createWritable();
  await file.write(start + text);
  await file.close();
}
