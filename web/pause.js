/**
 * Without a time it only ends the task at hand, so that the page is not kept waiting: by a message, for browsers let a timeout that
 * follows others wait some milliseconds more.
 * @param {number} [milliseconds]
 */
export const pause = (milliseconds) =>
  new Promise((resolve) => {
    if (milliseconds) return setTimeout(resolve, milliseconds);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(port1.close()); // an open one keeps Node.js from ending
    port2.postMessage(0);
  });
