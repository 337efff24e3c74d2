// One of the inputs of split.mjs.

/** @template T @param {number} count @param {(place: number) => T} make */
export const list = (count, make) => Array.from({ length: count }, (_, place) => make(place));

/** @param {number} count @param {(place: number) => [string, unknown]} make */
export const record = (count, make) => Object.fromEntries(list(count, make));

/** A comparison with every field of the format. @param {number} [times] multiplies the number of options */
export function everyField(times = 1) {
  const cited = { sources: ['book', 'page'], notes: ['doubt'] };
  const prose = [
    'Plain text.',
    { text: 'With "quotes", \\ and caf\u00e9 \u{1f375}.\n\tTwo lines.\u0001', ...cited },
    { text: 'None.', sources: [], notes: [] },
  ];
  const url = 'https://user@example.com:8080/a%20b?c=d#e';
  return {
    $schema: url,
    format: 1,
    id: 'every-field',
    lang: 'de-CH-1996',
    updated: '2024-02-29',
    by: 'A. Writer',
    disclosure: 'None.',
    title: 'Every field',
    summary: 'All of them.',
    intro: prose,
    closing: prose,
    sources: {
      book: { title: 'A book', date: '2020', confidence: 'high' },
      page: { title: 'A page', url, copy: 'http://[::1]/', date: '2026-11', seen: '2026-11-30', confidence: 'low' },
      talk: { title: 'A talk', url: 'HTTPS://M\u00dcNCHEN.EXAMPLE', confidence: 'medium' },
    },
    notes: record(8, (n) => [
      n ? `note-${n}` : 'doubt',
      {
        verdict: ['confirmed', 'limited', 'imprecise', 'incomplete', 'outdated', 'disputed', 'unconfirmed', 'context'][
          n
        ],
        text: 'A note.',
        sources: ['talk'],
      },
    ]),
    options: list(3 * times, (o) => ({
      id: `o${o}`,
      name: `Option ${o}`,
      tagline: 'A tagline',
      about: prose,
      url,
      facts: [{ label: 'Made of', text: 'Leaves', ...cited }],
      usedBy: [{ name: 'Somebody', text: 'All day', ...cited }, { name: 'Nobody' }],
      attributes: { hot: o % 2 === 0, kind: `k${o % 3}`, needs: ['pot', 'pan'].slice(0, o % 3) },
      pros: [{ text: 'Good', criterion: 'c0', ...cited }, { text: 'Fine' }],
      cons: [{ text: 'Bad', criterion: 'c1' }],
      chooseIf: prose,
      'x-own': { any: [1, null, true, 'thing'] },
    })),
    criteria: list(7, (c) => ({
      id: `c${c}`,
      name: `Criterion ${c}`,
      help: 'Help.',
      importance: [1, 0, 2.5, 1e-3, 1e6, 0.1, 3][c],
      scale: [
        { min: 0, max: 10, better: 'lower', unit: 'euro' },
        { min: 0, max: 10, better: 'higher' },
        {},
        { min: -1.5e-3 },
        { max: 1e12 },
        {},
        undefined,
      ][c],
      advice: prose[c % 2],
      features: [{ name: 'A feature', has: { o0: 'yes', o1: 'no', o2: 'sometimes' }, sources: ['book'] }],
      preference: [
        { type: 'usual' },
        { type: 'u-shape', q: 1 },
        { type: 'v-shape', p: 2 },
        { type: 'level', q: 1, p: 2 },
        { type: 'linear', q: 0.5, p: 2 },
        { type: 'gaussian', s: 2.5 },
        undefined,
      ][c],
    })),
    ratings: record(3 * times, (o) => [
      `o${o}`,
      record(7, (c) => [
        `c${c}`,
        c === 1 && o === 0
          ? { text: 'Words only.' }
          : c === 5
            ? { value: 1 } // all ratings are equal, so the scale has length 0
            : (o + c) % 3 === 0
              ? { min: c, max: c + 4.75 }
              : {
                  value: (o * 7 + c * 5) % 11,
                  text: 'Because.',
                  basis: ['editorial', 'measured', 'documented'][c % 3],
                  evidence: ['strong', 'medium', 'weak'][o % 3],
                  ...cited,
                },
      ]),
    ]),
    questions: [
      {
        id: 'budget',
        text: 'How much?',
        help: 'Roughly.',
        choose: 'one',
        first: true,
        answers: [
          {
            id: 'little',
            text: 'Little',
            because: 'Every bit counts.',
            importance: { c0: 2, c1: 0.5 },
            prefers: { attribute: 'kind', anyOf: ['k0', 'k1'], points: 1.5 },
            requires: { attribute: 'hot', anyOf: [true], because: 'Cold is another matter.' },
          },
          {
            id: 'much',
            text: 'Much',
            prefers: [
              { attribute: 'needs', anyOf: ['pot', 'pan'], points: 1 },
              { attribute: 'hot', anyOf: [false], points: 0 },
            ],
            requires: [
              { attribute: 'kind', anyOf: ['k0', 'k2'] },
              { attribute: 'needs', anyOf: ['pot'] },
            ],
          },
          {
            id: 'impossible',
            text: 'Both',
            requires: [
              { attribute: 'hot', anyOf: [true] },
              { attribute: 'hot', anyOf: [false] },
            ],
          },
        ],
      },
      {
        id: 'extras',
        text: 'With what?',
        choose: 'many',
        answers: list(4, (a) => ({ id: `a${a}`, text: 'This', importance: { [`c${a + 1}`]: a + 1 } })),
      },
      {
        id: 'last',
        text: 'And?',
        answers: list(3, (a) => ({ id: `a${a}`, text: 'That', importance: { [`c${a + 2}`]: a } })),
      },
    ],
    presets: [
      { id: 'student', name: 'Student', text: 'Little money.', answers: { budget: ['little'], extras: ['a0', 'a2'] } },
      { id: 'none', name: 'None' },
    ],
    audiences: [{ name: 'Offices', text: prose[1] }, { name: 'Homes' }],
  };
}
