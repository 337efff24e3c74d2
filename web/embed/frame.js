// The script of embed.html: one comparison that fills a frame, and tells the page around how tall it is.
const asked = new URL(location.href); // its origin is that of the address, also where a sandbox has taken ours away
const src = new URL(asked.searchParams.get('src') ?? '', asked);

const sheet = new CSSStyleSheet();
// Without a fallback the place reserved is the frame as the page has it: it does not change size before the reader acts.
sheet.replaceSync('body{margin:0;display:flow-root}trade-off{--trade-off-height:100vh}');
document.adoptedStyleSheets = [sheet];

const element = document.createElement('trade-off');
element.lang = ''; // not this page's: the comparison's, unless the address tells another
/** @type {string[]} the standalone file came before this one */
const known = /** @type {any} */ (element.constructor).observedAttributes;
for (const [name, value] of asked.searchParams)
  if (known.includes(name) && name !== 'src') element.setAttribute(name, value);
element.setAttribute('loading', 'eager'); // the frame itself may be lazy
// Anybody can put this page into a frame with any address in it: only the site's own comparisons are shown.
if (asked.searchParams.has('src') && src.origin === asked.origin && src.origin !== 'null') element.setAttribute('src', src.href);
document.body.append(element);

// Never as a tail call: WebKit drops its caller, and takes the message for one of the page around.
const tell = () => void parent.postMessage({ type: 'trade-off-height', height: Math.ceil(document.body.getBoundingClientRect().height) }, '*');
if (parent !== window) new ResizeObserver(tell).observe(document.body);
