// For pages with embed.html in a frame: gives the frame the height it asks for.
import { call, currentScript, folderOf } from '../dom.js';

const page = `${folderOf(currentScript())}embed.html`;

/** So tall a frame may be, in pixels, whatever it says. */
const LEAST = 100;
const MOST = 20_000;

/**
 * Windows of frames that have sent a height. A page without an origin (a sandbox) is trusted only through the first port that its
 * window sends: when the frame goes to another page, that port closes, and a second port is refused.
 * @type {WeakSet<object>}
 */
const heard = new WeakSet();

/** @param {HTMLIFrameElement} frame */
const isOurs = (frame) => frame.src.split(/[?#]/)[0] === page && !frame.hasAttribute('srcdoc');

/**
 * @param {HTMLIFrameElement} frame
 * @param {unknown} height of the page in the frame
 */
function setHeight(frame, height) {
  if (!Number.isFinite(height)) return;
  const isBorderBox = getComputedStyle(frame).boxSizing === 'border-box'; // then its height includes its borders
  const borders = isBorderBox ? frame.offsetHeight - frame.clientHeight : 0;
  frame.style.height = `${Math.min(MOST, Math.max(LEAST, /** @type {number} */ (height))) + borders}px`;
}

/** @param {(frame: HTMLIFrameElement, inside: Window) => void} act for each frame of ours */
function forFrames(act) {
  for (const frame of call(document, 'querySelectorAll', 'iframe'))
    if (frame.contentWindow && isOurs(frame)) act(frame, frame.contentWindow);
}

addEventListener('message', ({ source, origin, data, ports: [port] }) => {
  if (data?.type !== 'trade-off-height') return;
  forFrames((frame, inside) => {
    if (inside !== source) return; // a frame is heard on its own height only
    const isNamed = origin !== 'null' && origin === new URL(page).origin;
    if (!isNamed && (origin !== 'null' || !port || heard.has(inside))) return;
    heard.add(inside);
    setHeight(frame, data.height);
    if (!isNamed)
      port.onmessage = ({ data }) => frame.contentWindow === inside && isOurs(frame) && setHeight(frame, data?.height);
  });
});

/** The address of a frame's src, without its fragment; as it is where it is no address. @param {HTMLIFrameElement} frame @param {string | null} src */
function pageOf(frame, src) {
  try {
    return new URL(src ?? '', frame.baseURI).href.split('#')[0];
  } catch {
    return src;
  }
}

// A new src: until our page has loaded, the frame shows the old page, which could send the first port. So the frame gets a new window.
new MutationObserver((changes) => {
  for (const { target: frame, oldValue, attributeName } of changes) {
    if (!(frame instanceof HTMLIFrameElement) || !frame.contentWindow || !isOurs(frame)) continue;
    const isFragment =
      attributeName === 'src' && frame.src.includes('#') && pageOf(frame, frame.src) === pageOf(frame, oldValue);
    if (isFragment) continue; // it loads nothing
    if (frame.contentDocument)
      heard.delete(frame.contentWindow); // the old page has the origin of this one, which is trusted
    else frame.replaceWith(frame);
  }
}).observe(document, { subtree: true, attributeFilter: ['src', 'srcdoc'], attributeOldValue: true });

// Frames that loaded before this script sent their height to nobody: ask them to send it again.
forFrames((_, inside) => inside.postMessage({ type: 'trade-off-host' }, '*'));
