// A consumer with strict checks: correct uses compile, and each line after an @ts-expect-error must not.
import { TradeOff } from 'tradeoff';
import { ComparisonError, openDecision } from 'tradeoff/engine';

const element: TradeOff = document.createElement('trade-off');
element.comparison = { format: 1 };
element.answers = { build: ['api'] };
element.view = 'decide';
element.heading = 4;
const loading: 'lazy' | 'eager' = element.loading;
const attributes: string[] = TradeOff.observedAttributes;
console.log(loading, attributes, element.src.length);
element.addEventListener('trade-off-result', ({ detail }) => {
  const leader: string | null = detail.leader;
  console.log(
    leader,
    detail.ranking.map(({ option, fit }) => [option, fit]),
  );
});
// @ts-expect-error this view does not exist
element.view = 'table';
// @ts-expect-error a heading has a level
element.heading = 'h2';
// @ts-expect-error answers are lists
element.answers = { build: 'api' };
// @ts-expect-error the property is read-only
element.result = null;

const decision = await openDecision('{}').catch((error: unknown) => {
  if (error instanceof ComparisonError) console.log(error.errors[0]?.code);
  throw error;
});
const title: string = decision.page.title;
const settled: boolean = decision.view({ answers: {} }).settled;
decision.close();
// @ts-expect-error the argument is a text, not an object
await openDecision({});
console.log(title, settled);
