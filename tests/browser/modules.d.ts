// What engine_counting.js imports: the real engine, under the name by which the test server serves it.

declare module '*/tradeoff.engine.itself.js' {
  type Engine = typeof import('../../web/engine/main.js');
  export const openDecision: Engine['openDecision'];
  export const ComparisonError: Engine['ComparisonError'];
  export const EngineError: Engine['EngineError'];
}
