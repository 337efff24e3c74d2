// Values that have no JSON, for the properties of an element. A plain script.
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
    'a toJSON that gives nothing': { toJSON() {} },
    'a toJSON that throws': { toJSON: fails },
    'a getter that throws': { get when() { return fails(); } },
    'a Proxy that throws': new Proxy({}, { ownKeys: fails, get: fails }),
    'a revoked Proxy': proxy,
    'a cycle': cycle,
    'a list of four thousand million': new Array(2 ** 32 - 1),
    'a list of millions inside': { when: new Array(2 ** 22).fill('x') },
  };
};
