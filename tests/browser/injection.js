// Puts a text into every field of a comparison that takes one, renders everything, and looks for anything that is not
// plain text. A classic script: the strict policy allows it as a file of the page's own origin.
window.hit = () => (window.wasHit = true);

window.injected = (text) => {
  const prose = { text, sources: ['s'], notes: ['n'] };
  /** @param {string} id */
  const option = (id) => ({
    id,
    name: text,
    tagline: text,
    about: [prose],
    url: 'https://example.org/',
    facts: [{ label: text, ...prose }],
    usedBy: [{ name: text, ...prose }],
    attributes: { kind: [text.slice(0, 40)] },
    pros: [prose],
    cons: [prose],
    chooseIf: [prose],
  });
  const test = { attribute: 'kind', anyOf: [text.slice(0, 40)] };
  return {
    format: 1,
    id: 'x',
    title: text,
    summary: text,
    by: text,
    disclosure: text,
    intro: [prose],
    closing: [prose],
    sources: { s: { title: text, url: 'https://example.org/s' } },
    options: [option('a'), option('b')],
    criteria: [
      {
        id: 'c',
        name: text,
        help: text,
        importance: 1,
        scale: { min: 0, max: 10, unit: text },
        advice: prose,
        features: [{ name: text, has: { a: text, b: 'no' } }],
      },
    ],
    ratings: { a: { c: { value: 3, ...prose } }, b: { c: { value: 5, ...prose } } },
    questions: [
      {
        id: 'q',
        text,
        help: text,
        answers: [
          {
            id: 'y',
            text,
            because: text,
            importance: { c: 1 },
            prefers: { ...test, points: 1 },
            requires: { ...test, because: text },
          },
        ],
      },
    ],
    presets: [{ id: 'p', name: text, text, answers: { q: ['y'] } }],
    audiences: [{ name: text, text: prose }],
    notes: { n: { verdict: 'limited', text, sources: ['s'] } },
  };
};

/** Tags that the widget may contain. */
const kHarmless =
  /^(a|abbr|article|aside|b|bdi|br|button|caption|cite|code|dd|details|div|dl|dt|em|fieldset|figcaption|figure|footer|g|h[1-6]|header|i|input|label|legend|li|line|nav|ol|option|output|p|path|polyline|q|rect|s|section|select|slot|small|span|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|time|tr|u|ul|var|circle|mark)$/;

/** Elements and attributes in the widget that no text may create. @param {ShadowRoot} root */
window.traces = (root) =>
  [...root.querySelectorAll('*')].flatMap((one) => [
    ...(kHarmless.test(one.localName) ? [] : [`<${one.localName}>`]),
    ...one
      .getAttributeNames()
      .filter((name) => /^(on|src|action|formaction|background|poster|data$|xlink)/.test(name))
      .map((name) => `${one.localName}[${name}]`),
    ...(one.hasAttribute('href') && !/^(https?:|#)/.test(one.getAttribute('href') ?? '')
      ? [`href ${one.getAttribute('href')}`]
      : []),
  ]);

/**
 * Renders the comparison, answers, and renders everything as for print. Returns what is wrong, and the error text if it
 * was refused.
 */
window.inject = async (comparison, title) => {
  const widget =
    document.getElementById('w') ?? Object.assign(document.createElement('trade-off'), { id: 'w', loading: 'eager' });
  const settled = new Promise((done) =>
    ['ready', 'error'].forEach((name) =>
      widget.addEventListener(`trade-off-${name}`, () => done(name), { once: true }),
    ),
  );
  widget.comparison = comparison;
  if (!widget.isConnected) document.body.append(widget);
  const outcome = await settled;
  if (outcome === 'ready') widget.answers = { q: ['y'] };
  dispatchEvent(new Event('beforeprint'));
  await new Promise((done) => setTimeout(done, 30)); // time for an onerror handler or a script to run
  const root = widget.shadowRoot;
  const wrong = window.traces(root);
  if (window.wasHit) wrong.push('ran');
  if (
    outcome === 'ready' &&
    ![...root.querySelectorAll('h1, h2, h3, h4, h5, h6, [role=heading]')].some(
      (one) => one.textContent.trim() === title.trim(),
    )
  )
    wrong.push(
      `the title is not the text, but ${root.querySelector('h1, h2, h3, h4, h5, h6, [role=heading]')?.textContent}`,
    );
  dispatchEvent(new Event('afterprint'));
  return { outcome, wrong, alert: root.querySelector('[role=alert]')?.textContent ?? '' };
};
