// What a reader can take along: nobody needs it before the first ranked result.
export { shareBar } from '../views/share.js';
export { exportAs, share } from './share.js';
