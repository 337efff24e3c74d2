// Chromium's accessibility tree as indented text: what a screen reader is given, in a form that a person can review.

const kSilent = new Set(['none', 'generic', 'InlineTextBox', 'LineBreak', 'ListMarker']);
const kStates = ['level', 'checked', 'pressed', 'expanded', 'selected', 'disabled', 'required', 'invalid', 'live', 'atomic', 'valuetext'];

/**
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<string>}
 */
export async function accessibilityTree(page) {
  const session = await page.createCDPSession();
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  /** @type {string[]} */
  const lines = [];
  write(nodes[0], 0, '', byId, lines);
  return lines.join('\n') + '\n';
}

/**
 * @param {import('puppeteer-core').Protocol.Accessibility.AXNode} node
 * @param {number} depth
 * @param {string} parentName
 * @param {Map<string, import('puppeteer-core').Protocol.Accessibility.AXNode>} byId
 * @param {string[]} lines
 */
function write(node, depth, parentName, byId, lines) {
  const role = node.role?.value ?? '';
  const name = String(node.name?.value ?? '').replace(/\s+/g, ' ').trim();
  const isText = role === 'StaticText';
  // Text that only repeats the name of what holds it says nothing new.
  const told = !node.ignored && !kSilent.has(role) && !(isText && (name === '' || parentName === name));
  if (told) lines.push('  '.repeat(depth) + describe(node, isText ? 'text' : role, name));
  if (isText) return;
  for (const id of node.childIds ?? []) {
    const child = byId.get(id);
    if (child) write(child, depth + (told ? 1 : 0), told ? name : parentName, byId, lines);
  }
}

/**
 * @param {import('puppeteer-core').Protocol.Accessibility.AXNode} node
 * @param {string} role
 * @param {string} name
 */
function describe(node, role, name) {
  const states = kStates.flatMap((state) => {
    const value = node.properties?.find((property) => property.name === state)?.value.value;
    const said = value !== undefined && value !== false && value !== 'false' && value !== '';
    const isToggle = state === 'checked' || state === 'expanded' || state === 'pressed';
    if (!said && !(isToggle && value !== undefined)) return [];
    return value === true || value === 'true' ? [state] : [`${state}=${value}`];
  });
  const value = node.value?.value;
  if (value !== undefined && value !== '' && value !== name) states.push(`value=${value}`);
  const description = node.description?.value;
  if (description) states.push(`description="${description}"`);
  return [role, name && JSON.stringify(name), states.length ? `[${states.join(' ')}]` : ''].filter(Boolean).join(' ');
}
