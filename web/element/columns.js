/** Minimum widths in em, each with the number of options that fit side by side. Two options always fit. */
const ROOM = [
  [57, 5],
  [46, 4],
  [34, 3],
];

/** @param {HTMLElement} frame */
export function columnsIn(frame) {
  const ems = frame.clientWidth / parseFloat(getComputedStyle(frame).fontSize);
  return ROOM.find(([from]) => ems >= from)?.[1] ?? 2;
}
