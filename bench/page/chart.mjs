// Bar charts as SVG, with a block for each of the most important columns.
const kBlocks = [
  { id: 'bytesResult', title: 'kB until the result', format: (/** @type {number} */ x) => (x / 1000).toFixed(0) },
  { id: 'usable', title: 'ms until usable', format: (/** @type {number} */ x) => x.toFixed(0) },
  { id: 'longTasks', title: 'ms in long tasks', format: (/** @type {number} */ x) => x.toFixed(0) },
  { id: 'shift', title: 'layout shift', format: (/** @type {number} */ x) => x.toFixed(3) },
];
const kRow = 22;
const kNames = 100;
const kBars = 150;
const kBlock = kNames + kBars + 80;
const kHead = 64;

const escaped = (/** @type {string} */ text) => text.replace(/[&<]/g, (sign) => (sign === '&' ? '&amp;' : '&lt;'));

/**
 * @param {{date: string, browser: string, runs: number}} about
 * @param {{profile: {name: string}, pages: {name: string, figures: Record<string, number | undefined>}[]}} medians
 */
export function chart({ date, browser, runs }, { profile, pages }) {
  const blockHeight = 34 + pages.length * kRow;
  const height = kHead + 2 * blockHeight;
  const blocks = kBlocks.map(({ id, title, format }, place) => {
    const most = Math.max(...pages.map(({ figures }) => figures[id] ?? 0)) || 1;
    const rows = pages.map(({ name, figures: { [id]: figure } }, row) => {
      const y = 14 + row * kRow;
      const width = ((figure ?? 0) / most) * kBars;
      const bar = `<rect x="${kNames}" y="${y}" width="${width.toFixed(1)}" height="14" fill="${row ? '#8b93a3' : '#1f55b0'}"/>`;
      const text = figure === undefined ? 'none' : format(figure);
      return `<text x="${kNames - 8}" y="${y + 12}" text-anchor="end">${escaped(name)}</text>${bar}<text x="${(kNames + width + 6).toFixed(1)}" y="${y + 12}">${text}</text>`;
    });
    const at = `translate(${16 + (place % 2) * kBlock} ${kHead + Math.floor(place / 2) * blockHeight})`;
    return `<g transform="${at}"><text x="${kNames}" y="4" font-weight="bold">${title}</text>${rows.join('')}</g>`;
  });
  const width = 16 + 2 * kBlock;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="13" fill="#22252b">
<rect width="100%" height="100%" fill="#fff"/>
<text x="16" y="22" font-size="15">${escaped(profile.name)}: less is better</text>
<text x="16" y="40" fill="#5c6270">${escaped(`${browser}, ${date}, median of ${runs} visits`)}</text>
${blocks.join('\n')}
</svg>
`;
}
