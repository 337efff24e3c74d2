// npm run contract: generates web/element/contract_generated.d.ts from the JSON Schemas of page, view and reply.
import { writeFileSync } from 'node:fs';
import { contractFile, contractTypes } from './lib/contract.mjs';

writeFileSync(contractFile, await contractTypes());
