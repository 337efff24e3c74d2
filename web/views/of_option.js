/**
 * An option's entry in a record by option id. Own properties only: an id may equal the name of an inherited one.
 * @template T
 * @param {Record<string, T>} record
 * @param {{id: string}} option
 * @returns {T | undefined}
 */
export const ofOption = (record, { id }) => (Object.hasOwn(record, id) ? record[id] : undefined);
