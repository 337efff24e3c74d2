/** Without a time it only ends the task at hand, so that the page is not kept waiting. @param {number} [milliseconds] */
export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
