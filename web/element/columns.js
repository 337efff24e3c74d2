/** From so many ems of width there is room for so many options side by side; for two there always is. */
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
