/** An option's part of a record by option id. An id may be the name of something that every object inherits. @template T @param {Record<string, T>} record @param {{id: string}} option @returns {T | undefined} */
export const ofOption = (record, { id }) => (Object.hasOwn(record, id) ? record[id] : undefined);
