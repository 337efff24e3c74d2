/**
 * Waits for a time. Without a time, it only ends the current task, so that the page can respond. It uses a message for
 * that, because browsers clamp nested timeouts to some milliseconds.
 * @param {number} [milliseconds]
 */
export const pause = (milliseconds) =>
  new Promise((resolve) => {
    if (milliseconds) return setTimeout(resolve, milliseconds);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(port1.close()); // an open port keeps Node.js running
    port2.postMessage(0);
  });
