// For pages that embed embed.html in an iframe: sets the iframe to the height that its page requests.
import { call, currentScript, folderOf } from '../dom.js';

const page = `${folderOf(currentScript())}embed.html`;

/** Limits of an iframe's height in pixels, whatever its page requests. */
const MIN_HEIGHT_PX = 100;
const MAX_HEIGHT_PX = 20_000;

/**
 * Windows of iframes that have sent a height. A page with an opaque origin (in a sandbox) is trusted only through the
 * first port that its window sends: if the iframe navigates to another page, that port closes, and a second port is
 * refused.
 * @type {WeakSet<object>}
 */
const trusted = new WeakSet();

/** @param {HTMLIFrameElement} iframe */
const isOurs = (iframe) => iframe.src.split(/[?#]/)[0] === page && !iframe.hasAttribute('srcdoc');

/**
 * @param {HTMLIFrameElement} iframe
 * @param {unknown} height of the page in the iframe
 */
function setHeight(iframe, height) {
  if (!Number.isFinite(height)) return;
  const isBorderBox = getComputedStyle(iframe).boxSizing === 'border-box'; // then the height includes the borders
  const borders = isBorderBox ? iframe.offsetHeight - iframe.clientHeight : 0;
  iframe.style.height = `${Math.min(MAX_HEIGHT_PX, Math.max(MIN_HEIGHT_PX, /** @type {number} */ (height))) + borders}px`;
}

/** @param {(frame: HTMLIFrameElement, inside: Window) => void} act called for each of our iframes */
function forEachIframe(act) {
  for (const iframe of call(document, 'querySelectorAll', 'iframe'))
    if (iframe.contentWindow && isOurs(iframe)) act(iframe, iframe.contentWindow);
}

addEventListener('message', ({ source, origin, data, ports: [port] }) => {
  if (data?.type !== 'trade-off-height') return;
  forEachIframe((iframe, inside) => {
    if (inside !== source) return; // an iframe may set only its own height
    const isNamed = origin !== 'null' && origin === new URL(page).origin;
    if (!isNamed && (origin !== 'null' || !port || trusted.has(inside))) return;
    trusted.add(inside);
    setHeight(iframe, data.height);
    if (!isNamed)
      port.onmessage = ({ data }) =>
        iframe.contentWindow === inside && isOurs(iframe) && setHeight(iframe, data?.height);
  });
});

/**
 * The URL of an iframe's src without its fragment; the src itself if it is not a URL.
 * @param {HTMLIFrameElement} iframe
 * @param {string | null} src
 */
function pageOf(iframe, src) {
  try {
    return new URL(src ?? '', iframe.baseURI).href.split('#')[0];
  } catch {
    return src;
  }
}

// After a change of src, the iframe shows the old page until ours has loaded, and the old page could send the first
// port. Reinserting the iframe gives it a new window.
new MutationObserver((changes) => {
  for (const { target: iframe, oldValue, attributeName } of changes) {
    if (!(iframe instanceof HTMLIFrameElement) || !iframe.contentWindow || !isOurs(iframe)) continue;
    const isFragment =
      attributeName === 'src' && iframe.src.includes('#') && pageOf(iframe, iframe.src) === pageOf(iframe, oldValue);
    if (isFragment) continue; // a fragment change loads nothing
    if (iframe.contentDocument)
      trusted.delete(iframe.contentWindow); // the old page has the same origin as this page, which is trusted
    else iframe.replaceWith(iframe);
  }
}).observe(document, { subtree: true, attributeFilter: ['src', 'srcdoc'], attributeOldValue: true });

// No script received the heights of iframes that loaded before this script: ask them to send again.
forEachIframe((_, inside) => inside.postMessage({ type: 'trade-off-host' }, '*'));
