import { toJson } from '../json.js';
import { csv } from './csv.js';
import { replacePart, formatInput } from './fragment.js';
import { markdown } from './markdown.js';
/** @import { ExportFormat, Reader, ShareWay } from '../element/contract.js' */
/** @import { RenderContext, ShareOutcome } from '../widget/ui.js' */

/**
 * The formats that can be saved as a file. Only with the browser's save dialog: any other download needs a blob: URL,
 * which we avoid.
 */
const FILE_TYPES = /** @type {Partial<Record<ShareWay, {type: string, start: string}>>} */ ({
  csv: { type: 'text/csv', start: '\ufeff' }, // spreadsheets recognize UTF-8 by this byte order mark
  json: { type: 'application/json', start: '' },
});

/** An element with this id also becomes a global, so only an own property counts. @param {ShareWay} how */
export const canSave = (how) => Object.hasOwn(FILE_TYPES, how) && Object.hasOwn(globalThis, 'showSaveFilePicker');

/** @type {Record<ExportFormat, (context: RenderContext, reader: Reader) => string>} */
const WRITERS = {
  markdown: (context, reader) => markdown(context, linkTo(context, reader)),
  json: ({ page, view }, reader) => inLines({ comparison: page.id, ...reader, view }, 3),
  csv,
};

/**
 * JSON with one line per value down to `depth`. With full indentation, a text could exceed 40 times its input
 * (docs/view.md).
 * @param {unknown} value
 * @param {number} depth
 * @param {string} [line] the start of each line
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

/** @param {ExportFormat} format any other value throws a RangeError @param {RenderContext} context @param {Reader} reader */
export function exportAs(format, context, reader) {
  const name = typeof format === 'string' ? format : typeof format;
  if (!Object.hasOwn(WRITERS, name))
    throw new RangeError(`exportAs: "${name}" is none of ${Object.keys(WRITERS).join(', ')}`);
  return WRITERS[format](context, reader);
}

/** The URL of this page and this state. @param {RenderContext} context @param {Reader} reader */
function linkTo({ page, index }, reader) {
  const [address] = location.href.split('#');
  return address + replacePart(location.hash, page.id, formatInput(index, reader));
}

/**
 * Shares in one of the ways of the share bar. If the browser refuses, copies to the clipboard; if that is refused as
 * well, shows the text for manual copying.
 * @param {ShareWay} how
 * @param {RenderContext} context
 * @param {Reader} reader
 * @returns {Promise<ShareOutcome>}
 */
export async function share(how, context, reader) {
  const { page, localizer } = context;
  if (how === 'print') {
    print();
    return { news: '', shown: null, detail: { how } };
  }
  const isLink = how === 'link' || how === 'native';
  const text = isLink ? linkTo(context, reader) : exportAs(how, context, reader);
  const detail = isLink ? { how, url: text } : { how, text };
  if (isLink) setAddress(text);

  const given =
    how === 'native'
      ? await attempt(() => navigator.share({ title: page.title, url: text }))
      : canSave(how)
        ? await attempt(() => save(how, page.id, text))
        : 'refused';
  if (given === 'given up') return { news: '', shown: null, detail: null };
  if (given === 'done') return { news: isLink ? '' : localizer.message('share.saved'), shown: null, detail };
  if ((await attempt(() => navigator.clipboard.writeText(text))) === 'done')
    return { news: localizer.message(isLink ? 'share.copied_link' : 'share.copied'), shown: null, detail };
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

/** Puts the shared URL into the address bar; a sandbox or a `file:` page may forbid it. @param {string} url */
function setAddress(url) {
  try {
    history.replaceState(history.state, '', url);
  } catch {} // the link works anyway
}

/** @param {ShareWay} how @param {string} name @param {string} text */
async function save(how, name, text) {
  const { type, start } = /** @type {{type: string, start: string}} */ (FILE_TYPES[how]);
  const { showSaveFilePicker } = /** @type {any} */ (globalThis);
  const types = [{ accept: { [type]: [`.${how}`] } }];
  const file = await (await showSaveFilePicker({ suggestedName: `${name}.${how}`, types })).createWritable();
  await file.write(start + text);
  await file.close();
}
