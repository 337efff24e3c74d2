// The script of embed.html: one comparison that fills an iframe, and reports its height to the embedding page.
const address = new URL(location.href); // its origin is that of the URL, even if a sandbox makes ours opaque

// Anybody can embed this page with any parameters. So it sends no requests to other origins, and follows no redirects
// to them.
const policy = document.createElement('meta');
policy.httpEquiv = 'Content-Security-Policy';
policy.content = `connect-src 'self' ${address.origin}`; // in a sandbox, WebKit matches no URL with 'self'
document.head.append(policy);

const sheet = new CSSStyleSheet();
// Without a fallback, the reserved space is the whole iframe: its size does not change before the reader acts.
sheet.replaceSync('body{margin:0;display:flow-root}trade-off{--trade-off-height:100vh}');
document.adoptedStyleSheets = [sheet];

const element = document.createElement('trade-off');
element.lang = ''; // not this page's language but the comparison's, unless the URL sets one
/** @type {string[]} the standalone file is loaded before this one */
const attributes = /** @type {any} */ (element.constructor).observedAttributes;
for (const [name, value] of address.searchParams)
  if (attributes.includes(name) && name !== 'src') element.setAttribute(name, value);
element.setAttribute('loading', 'eager'); // the iframe itself may be lazy
const src = ownAddress(address.searchParams.get('src'));
if (src) element.setAttribute('src', src);
document.body.append(element);

/**
 * The URL of a comparison, if it has this page's origin. The protocol is compared too, because blob: URLs have an
 * origin.
 * @param {string | null} text
 */
function ownAddress(text) {
  if (!text || !/^https?:$/.test(address.protocol)) return null;
  try {
    const { href, origin, protocol } = new URL(text, address);
    return origin === address.origin && protocol === address.protocol ? href : null;
  } catch {
    return null; // not a URL
  }
}

// tradeoff.host.js trusts a page with an opaque origin (in a sandbox) only through a port: a page that replaces ours
// may have an opaque origin as well.
/** @type {MessagePort[]} */
const ports = [];

/** While an error is shown, the iframe does not get smaller: the page below does not move. */
const leastHeight = () => (element.shadowRoot?.querySelector('[role=alert]') ? innerHeight : 0);

/** @param {Transferable[]} [transfer] */
function sendHeight(transfer = []) {
  const message = {
    type: 'trade-off-height',
    height: Math.max(leastHeight(), Math.ceil(document.body.getBoundingClientRect().height)),
  };
  for (const port of ports) port.postMessage(message);
  // Never as a tail call: WebKit then drops the calling function, and attributes the message to the embedding page.
  void parent.postMessage(message, '*', transfer);
}

function sendPort() {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1);
  sendHeight([port2]);
}

if (parent !== window) {
  new ResizeObserver(() => (ports.length ? sendHeight() : sendPort())).observe(document.body);
  addEventListener('message', ({ source, data }) => {
    if (source === parent && data?.type === 'trade-off-host') sendPort(); // the host script was loaded after this page
  });
}
