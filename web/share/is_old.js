/**
 * Whether a date is more than twelve months old. A date that is only a year or a month counts by its last day.
 * @param {string | undefined} date precision as given by the author: YYYY, YYYY-MM or YYYY-MM-DD
 * @param {string} today YYYY-MM-DD
 */
export function isOld(date, today) {
  const limit = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  return !!date && date < limit.slice(0, date.length);
}
