// Chromium's accessibility tree as indented text, which a person can review as a snapshot.

/** @typedef {import('puppeteer-core').Protocol.Accessibility.AXNode} AxNode */
/** @typedef {{depth: number, role: string, name: string, states: string[]}} Line */

/** Roles that screen readers do not announce. Only some versions of Chromium expose sectionheader. */
const kSilent = new Set(['none', 'generic', 'InlineTextBox', 'LineBreak', 'ListMarker', 'LabelText', 'sectionheader']);
const kStates = [
  'level',
  'checked',
  'pressed',
  'expanded',
  'selected',
  'disabled',
  'required',
  'invalid',
  'live',
  'atomic',
  'valuetext',
];
/** States whose false value is announced too. */
const kToggles = new Set(['checked', 'pressed', 'expanded']);

/**
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<string>}
 */
export async function accessibilityTree(page) {
  const session = await page.createCDPSession();
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  /** @type {Line[]} */
  const lines = [];
  collect(nodes[0], 0, new Map(nodes.map((node) => [node.nodeId, node])), lines);
  const announced = withoutEchoes(joinTexts(lines));
  return announced.map((line) => '  '.repeat(line.depth) + format(line)).join('\n') + '\n';
}

/** @param {string | undefined} text */
const tidy = (text) =>
  String(text ?? '')
    .replace(/\s+/g, ' ')
    .trim();

/** @param {AxNode} node @param {number} depth @param {Map<string, AxNode>} byId @param {Line[]} lines */
function collect(node, depth, byId, lines) {
  const role = node.role?.value ?? '';
  const isText = role === 'StaticText';
  const name = tidy(node.name?.value);
  const isAnnounced = !node.ignored && !kSilent.has(role) && !(isText && name === '');
  if (isAnnounced)
    lines.push({ depth, role: isText ? 'text' : role, name, states: isText ? [] : statesOf(node, role, name) });
  if (isText) return;
  for (const id of node.childIds ?? []) {
    const child = byId.get(id);
    if (child) collect(child, depth + (isAnnounced ? 1 : 0), byId, lines);
  }
}

/** Joins adjacent texts: where they are split depends on the markup and on line breaks. @param {Line[]} lines */
function joinTexts(lines) {
  /** @type {Line[]} */
  const joined = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (line.role === 'text' && last?.role === 'text' && last.depth === line.depth)
      last.name = tidy(`${last.name} ${line.name}`);
    else joined.push(line);
  }
  return joined;
}

/** Drops text that only repeats the name of its parent. @param {Line[]} lines */
function withoutEchoes(lines) {
  const bare = (/** @type {string} */ text) => text.replaceAll(' ', '');
  return lines.filter(({ role, depth, name }, place) => {
    const above = lines[place - 1];
    return !(role === 'text' && above?.depth === depth - 1 && bare(above.name) === bare(name));
  });
}

/** @param {AxNode} node @param {string} role @param {string} name */
function statesOf(node, role, name) {
  const states = kStates.flatMap((state) => {
    if (state === 'level' && role !== 'heading') return [];
    const value = node.properties?.find((property) => property.name === state)?.value.value;
    if (value === true || value === 'true') return [state];
    const isSet = value !== undefined && value !== '' && value !== false && value !== 'false';
    return isSet || (value !== undefined && kToggles.has(state)) ? [`${state}=${value}`] : [];
  });
  const value = tidy(node.value?.value);
  const description = tidy(node.description?.value);
  if (value && value !== name) states.push(`value=${JSON.stringify(value)}`);
  if (description) states.push(`description=${JSON.stringify(description)}`);
  return states;
}

/** @param {Line} line */
const format = ({ role, name, states }) =>
  [role, name && JSON.stringify(name), states.length ? `[${states.join(' ')}]` : ''].filter(Boolean).join(' ');
