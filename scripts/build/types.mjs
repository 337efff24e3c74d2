// The types of the package, made by TypeScript from the JSDoc: the declarations of its entries and of whatever those name.
import { cpSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const NAMED = /(?:(?:from|import)\s*\(?["'](?=\.)|reference path=")([^"']+?)(?:\.d\.ts|\.js)["']/g;

/** What the types are made from, as one program. @param {string} root */
export function packageProgram(root) {
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile);
  const entries = ['web/package/index.js', 'web/package/engine.js', 'web/element/build.d.ts'];
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: entries }, ts.sys, root);
  return ts.createProgram(
    entries.map((entry) => path.join(root, entry)),
    {
      ...options,
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: path.join(root, 'web'),
    },
  );
}

/** @param {ts.Program} program @param {string} root @param {string} target folder */
export function writeTypes(program, root, target) {
  /** @type {Map<string, string>} declarations by place under web/, without ending */
  const made = new Map();
  program.emit(undefined, (file, text) =>
    made.set(path.relative(path.join(root, 'web'), file).slice(0, -'.d.ts'.length), text),
  );
  const wanted = ['package/index', 'package/engine'];
  for (const name of wanted) {
    // grows as it goes
    const byHand = path.join(root, 'web', `${name}.d.ts`);
    const text = made.get(name) ?? readFileSync(byHand, 'utf8');
    const place = path.join(target, `${name}.d.ts`);
    if (existsSync(byHand)) cpSync(byHand, place);
    else ts.sys.writeFile(place, text);
    for (const [, address] of text.matchAll(NAMED)) {
      const next = path.posix.join(path.posix.dirname(name), address);
      if (!wanted.includes(next)) wanted.push(next);
    }
  }
}
