// Uses the package on a server: imports the element without a page, and runs the engine.
import { readFileSync } from 'node:fs';
import { TradeOff } from 'tradeoff';
import { ComparisonError, openDecision } from 'tradeoff/engine';

const decision = await openDecision(readFileSync(process.argv[2], 'utf8'));
const view = decision.view({ answers: { build: ['api'] }, importance: {} });
decision.close();
const refused = await openDecision('{"format": 1}').catch(
  (error) => error instanceof ComparisonError && error.errors.length > 0,
);
console.log(JSON.stringify({ element: typeof TradeOff, refused, page: decision.page, view }));
