// Uses the package in an author's own bundle.
import { TradeOff } from 'tradeoff';

const element = document.createElement('trade-off');
element.loading = 'eager';
element.src = '/comparison.json';
element.addEventListener('trade-off-ready', () =>
  document.body.setAttribute('data-ready', String(element instanceof TradeOff)),
);
element.addEventListener('trade-off-error', (event) =>
  document.body.setAttribute('data-error', JSON.stringify(event.detail)),
);
document.body.append(element);
