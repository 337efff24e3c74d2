/** Minimum widths in em, each with the number of options that fit side by side. Two options always fit. */
const COLUMN_COUNTS = [
  [57, 5],
  [46, 4],
  [34, 3],
];

/** @param {HTMLElement} root */
export function columnCount(root) {
  const ems = root.clientWidth / parseFloat(getComputedStyle(root).fontSize);
  return COLUMN_COUNTS.find(([from]) => ems >= from)?.[1] ?? 2;
}
