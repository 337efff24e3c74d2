// The file that is loaded after the first ranked result: explanations, and what is only needed for errors and on
// demand.
import words from '../locales/en.json?deferred';
import { exportAs, share } from '../share/share.js';
import css from '../styles/deferred.css';
import reasonsCss from '../styles/reasons.css';
import shareCss from '../styles/share_bar.css';
import slidersCss from '../styles/sliders.css';
import { sectionCount, result } from '../views/deferred.js';
import { animateRanking } from '../views/deferred/animate_ranking.js';
import { shareBar } from '../views/deferred/share_bar.js';
/** @import { Deferred } from './ui.js' */

const sheet = new CSSStyleSheet();
sheet.replaceSync(reasonsCss + css + slidersCss + shareCss);

/** @type {Deferred} */
export const deferred = { words, sheet, sectionCount, result, shareBar, share, exportAs, animateRanking };
