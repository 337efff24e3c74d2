import { COLUMN_WIDTHS } from '../views/columns.js';

/** How many options fit side by side. In a narrower box, two of them are one below the other. @param {HTMLElement} root */
export function columnCount(root) {
  const ems = root.clientWidth / parseFloat(getComputedStyle(root).fontSize);
  return COLUMN_WIDTHS.findLast(([, width]) => ems >= width)?.[0] ?? 2;
}
