// Loads the widget after the page's load event, because in WebKit a pending module script delays that event, for which
// the driver waits.
addEventListener('load', () =>
  setTimeout(() => document.head.append(Object.assign(document.createElement('script'), { src: '/dist/tradeoff.js' }))),
);
