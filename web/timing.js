/** Duration of one animation frame in milliseconds. */
export const FRAME_MS = 16;

/** Waits for a time in milliseconds. @param {number} milliseconds */
export const delay = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Ends the current task, so that the page can respond. It uses a message for that, because browsers clamp nested
 * timeouts to some milliseconds.
 */
export const yieldToMain = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(port1.close()); // an open port keeps Node.js running
    port2.postMessage(0);
  });
