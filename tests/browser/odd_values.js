// Property values that cannot be converted to JSON. A classic script.
window.oddValues = () => {
  const cycle = { a: /** @type {unknown[]} */ ([]) };
  cycle.a.push(cycle);
  const fails = () => {
    throw undefined;
  };
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return {
    'a function': () => ({}),
    'a class': class {},
    'a symbol': Symbol('x'),
    'a BigInt': 1n,
    'a BigInt inside': { when: [1n] },
    'a toJSON that returns undefined': { toJSON() {} },
    'a toJSON that throws': { toJSON: fails },
    'a getter that throws': {
      get when() {
        return fails();
      },
    },
    'a Proxy that throws': new Proxy({}, { ownKeys: fails, get: fails }),
    'a revoked Proxy': proxy,
    'a cycle': cycle,
    'a list of four billion': new Array(2 ** 32 - 1),
    'a list of millions inside': { when: new Array(2 ** 22).fill('x') },
  };
};

// Values of answers and importance that the engine's JSON reader would refuse, or that would keep the page busy.
window.unreadable = () => {
  /** @param {number} levels @param {(inner: unknown) => unknown} around */
  const nested = (levels, around) => {
    /** @type {unknown} */
    let value = 'x';
    for (let level = 0; level < levels; level++) value = around(value);
    return value;
  };
  const inList = (/** @type {unknown} */ inner) => [inner];
  const inObject = (/** @type {unknown} */ inner) => ({ a: inner });
  return {
    'lists, one level too deep': { when: nested(31, inList) },
    'objects, one level too deep': { when: nested(31, inObject) },
    'lists, 200 deep': { when: nested(200, inList) },
    'lists, 100,000 deep': { when: nested(100_000, inList) },
    'half a surrogate pair': { when: ['\ud800'] },
    'half a surrogate pair in a name': { '\udfff': ['x'] },
    'one character too many in total': { when: ['xxxx', ...new Array(2 ** 16 - 4).fill('x')] },
    'one escaped character too many in total': { when: ['xxx', ...new Array(2 ** 15 - 2).fill('\u0001')] },
    'a text of 250 MB': { when: ['x'.repeat(250e6)] },
    'a name of 250 MB': { ['k'.repeat(250e6)]: ['x'] },
    '300,000 names': Object.fromEntries(Array.from({ length: 3e5 }, (_, i) => [`k${i}`, ['x']])),
    '300,000 answers': { when: Array.from({ length: 3e5 }, () => 'evening') },
  };
};

// Values that the engine reads and rejects with an error.
window.wrong = () => {
  /** @param {number} levels @returns {unknown} */
  const nested = (levels) => (levels ? [nested(levels - 1)] : 'x');
  return {
    'a number': 5,
    'a text': 'x',
    'a list': [1],
    'an unknown name': { zzz: ['x'] },
    'an unknown answer': { when: ['zzz'] },
    'a long unknown answer': { when: ['x'.repeat(81)] },
    'a long unknown answer of wide characters': { when: ['日'.repeat(81)] },
    'a long unknown name': { ['k'.repeat(200)]: ['x'] },
    'an answer twice': { when: ['evening', 'evening'] },
    'a text instead of a list': { when: 'evening' },
    'a number in a list': { when: [1] },
    'null in a list': { when: [null] },
    null: { when: null },
    'a number below zero': { sleep: -1 },
    'a number too large': { sleep: 1e7 },
    NaN: { sleep: NaN },
    'the maximum depth': { when: nested(30) },
    'a text of the maximum length': { when: ['x'.repeat(80)] },
    'a text of wide characters of the maximum length': { when: ['🙂'.repeat(20)] },
    'a name of the maximum length': { ['k'.repeat(80)]: ['x'] },
    'long names of wide characters': Object.fromEntries(
      Array.from({ length: 99 }, (_, i) => [`${'🙂'.repeat(18)}${i}`, ['x']]),
    ),
    'control characters': { when: Array.from({ length: 400 }, (_, i) => '\u0001'.repeat(61 + (i % 20))) },
    'the maximum size': { when: ['xxx', ...new Array(2 ** 16 - 4).fill('x')] },
    '10,000 names': Object.fromEntries(Array.from({ length: 1e4 }, (_, i) => [`k${i}`, ['x']])),
  };
};
