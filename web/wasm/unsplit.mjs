// unsplit.mjs WASM FIRST MORE: for an engine that is not split. FIRST is a copy of WASM and MORE an empty module, so
// that pages can load both in any case.
import { copyFileSync, writeFileSync } from 'node:fs';

const kEmptyModule = Buffer.from('\0asm\x01\0\0\0', 'latin1');

const [whole, first, more] = process.argv.slice(2);
copyFileSync(whole, first);
writeFileSync(more, kEmptyModule);
