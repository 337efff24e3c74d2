// The file that is loaded after the first ranked result: explanations, and what is only needed for errors and on
// demand.
import words from '../locales/en.json?more';
import { exportAs, share } from '../share/share.js';
import css from '../styles/more.css';
import reasonsCss from '../styles/reasons.css';
import shareCss from '../styles/share_bar.css';
import { parts, result } from '../views/more.js';
import { moving } from '../views/more/moving.js';
import { shareBar } from '../views/more/share.js';
/** @import { More } from './contract.js' */

const sheet = new CSSStyleSheet();
sheet.replaceSync(reasonsCss + css + shareCss);

/** @type {More} */
export const more = { words, sheet, parts, result, shareBar, share, exportAs, moving };
