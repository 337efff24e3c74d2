// For pages that embed embed.html in an iframe: sets the iframe to the height that its page requests.
import { call, currentScript, folderOf } from '../dom.js';

const page = `${folderOf(currentScript())}embed.html`;

/** Limits of an iframe's height in pixels, whatever its page requests. */
const LEAST = 100;
const MOST = 20_000;

/**
 * Windows of iframes that have sent a height. A page with an opaque origin (in a sandbox) is trusted only through the
 * first port that its window sends: if the iframe navigates to another page, that port closes, and a second port is
 * refused.
 * @type {WeakSet<object>}
 */
const heard = new WeakSet();

/** @param {HTMLIFrameElement} frame */
const isOurs = (frame) => frame.src.split(/[?#]/)[0] === page && !frame.hasAttribute('srcdoc');

/**
 * @param {HTMLIFrameElement} frame
 * @param {unknown} height of the page in the iframe
 */
function setHeight(frame, height) {
  if (!Number.isFinite(height)) return;
  const isBorderBox = getComputedStyle(frame).boxSizing === 'border-box'; // then the height includes the borders
  const borders = isBorderBox ? frame.offsetHeight - frame.clientHeight : 0;
  frame.style.height = `${Math.min(MOST, Math.max(LEAST, /** @type {number} */ (height))) + borders}px`;
}

/** @param {(frame: HTMLIFrameElement, inside: Window) => void} act called for each of our iframes */
function forFrames(act) {
  for (const frame of call(document, 'querySelectorAll', 'iframe'))
    if (frame.contentWindow && isOurs(frame)) act(frame, frame.contentWindow);
}

addEventListener('message', ({ source, origin, data, ports: [port] }) => {
  if (data?.type !== 'trade-off-height') return;
  forFrames((frame, inside) => {
    if (inside !== source) return; // an iframe may set only its own height
    const isNamed = origin !== 'null' && origin === new URL(page).origin;
    if (!isNamed && (origin !== 'null' || !port || heard.has(inside))) return;
    heard.add(inside);
    setHeight(frame, data.height);
    if (!isNamed)
      port.onmessage = ({ data }) => frame.contentWindow === inside && isOurs(frame) && setHeight(frame, data?.height);
  });
});

/**
 * The URL of an iframe's src without its fragment; the src itself if it is not a URL.
 * @param {HTMLIFrameElement} frame
 * @param {string | null} src
 */
function pageOf(frame, src) {
  try {
    return new URL(src ?? '', frame.baseURI).href.split('#')[0];
  } catch {
    return src;
  }
}

// After a change of src, the iframe shows the old page until ours has loaded, and the old page could send the first
// port. Reinserting the iframe gives it a new window.
new MutationObserver((changes) => {
  for (const { target: frame, oldValue, attributeName } of changes) {
    if (!(frame instanceof HTMLIFrameElement) || !frame.contentWindow || !isOurs(frame)) continue;
    const isFragment =
      attributeName === 'src' && frame.src.includes('#') && pageOf(frame, frame.src) === pageOf(frame, oldValue);
    if (isFragment) continue; // a fragment change loads nothing
    if (frame.contentDocument)
      heard.delete(frame.contentWindow); // the old page has the same origin as this page, which is trusted
    else frame.replaceWith(frame);
  }
}).observe(document, { subtree: true, attributeFilter: ['src', 'srcdoc'], attributeOldValue: true });

// No script received the heights of iframes that loaded before this script: ask them to send again.
forFrames((_, inside) => inside.postMessage({ type: 'trade-off-host' }, '*'));
