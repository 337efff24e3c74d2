// The widget comes once the page is there. In WebKit a module that is on its way from before holds up the load event, for ever if need be,
// and with it the driver.
addEventListener('load', () =>
  setTimeout(() => document.head.append(Object.assign(document.createElement('script'), { src: '/dist/tradeoff.js' }))),
);
