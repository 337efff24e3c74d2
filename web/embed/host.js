// For pages with embed.html in a frame: gives the frame the height it asks for.
import { call, currentScript, folderOf } from '../dom.js';

const page = `${folderOf(currentScript())}embed.html`;

/** So tall a frame may be, in pixels, whatever it says. */
const LEAST = 100;
const MOST = 20_000;

addEventListener('message', ({ source, data }) => {
  if (data?.type !== 'trade-off-height' || !Number.isFinite(data.height)) return;
  for (const frame of call(document, 'querySelectorAll', 'iframe')) {
    // Only a frame of ours is heard, and only on its own height.
    if (frame.contentWindow !== source || frame.src.split(/[?#]/)[0] !== page) continue;
    frame.style.height = `${Math.min(MOST, Math.max(LEAST, data.height))}px`;
  }
});
