// The script of embed.html: one comparison that fills a frame, and tells the page around how tall it is.
const address = new URL(location.href); // its origin is that of the address, also where a sandbox has taken ours away

// Anybody can put this page into a frame with any address in it: it asks no other origin for anything, and follows no redirect to one.
const policy = document.createElement('meta');
policy.httpEquiv = 'Content-Security-Policy';
policy.content = `connect-src 'self' ${address.origin}`; // in a sandbox WebKit takes no address for 'self'
document.head.append(policy);

const sheet = new CSSStyleSheet();
// Without a fallback the place reserved is the frame as the page has it: it does not change size before the reader acts.
sheet.replaceSync('body{margin:0;display:flow-root}trade-off{--trade-off-height:100vh}');
document.adoptedStyleSheets = [sheet];

const element = document.createElement('trade-off');
element.lang = ''; // not this page's: the comparison's, unless the address tells another
/** @type {string[]} the standalone file came before this one */
const attributes = /** @type {any} */ (element.constructor).observedAttributes;
for (const [name, value] of address.searchParams)
  if (attributes.includes(name) && name !== 'src') element.setAttribute(name, value);
element.setAttribute('loading', 'eager'); // the frame itself may be lazy
const src = ownAddress(address.searchParams.get('src'));
if (src) element.setAttribute('src', src);
document.body.append(element);

/** The address of a comparison, where it is of this page's origin. A blob: address has an origin too. @param {string | null} text */
function ownAddress(text) {
  if (!text || !/^https?:$/.test(address.protocol)) return null;
  try {
    const { href, origin, protocol } = new URL(text, address);
    return origin === address.origin && protocol === address.protocol ? href : null;
  } catch {
    return null; // not an address
  }
}

// tradeoff.host.js hears a page without an origin, as in a sandbox, through a port only: whatever page takes our place has none either.
/** @type {MessagePort[]} */
const ports = [];

/** While an error is shown, the frame keeps at least the height it has: the page below does not jump. */
const leastHeight = () => (element.shadowRoot?.querySelector('[role=alert]') ? innerHeight : 0);

/** @param {Transferable[]} [transfer] */
function sendHeight(transfer = []) {
  const message = {
    type: 'trade-off-height',
    height: Math.max(leastHeight(), Math.ceil(document.body.getBoundingClientRect().height)),
  };
  for (const port of ports) port.postMessage(message);
  // Never as a tail call: WebKit drops its caller, and takes the message for one of the page around.
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
    if (source === parent && data?.type === 'trade-off-host') sendPort(); // it came later than this page
  });
}
