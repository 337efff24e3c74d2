// Rules of this code base that reviewers need not check by hand.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';

const root = path.resolve(import.meta.dirname, '../..');

/** @param {string} folder */
function files(folder) {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)));
}
/** @param {string} file */
const read = (file) => readFileSync(path.join(root, file), 'utf8');

const core = files('core').filter((f) => /\.(h|cpp)$/.test(f));
const inner = core.filter((f) => !f.startsWith('core/cli/'));
const front = files('web').filter((f) => f.endsWith('.js'));

test('the rules below find files of the core and the front end', () => {
  assert.ok(inner.length > 20 && front.length > 10);
});

test('the core does not mention the web', () => {
  for (const file of files('core')) assert.doesNotMatch(read(file), /emscripten|wasm|\bDOM\b|javascript:/i, file);
});

test('only json_reader uses nlohmann_json', () => {
  for (const file of core.filter((f) => !f.includes('json_reader'))) assert.doesNotMatch(read(file), /nlohmann/, file);
});

test('each folder of the core includes only itself and earlier folders', () => {
  const folders = ['support', 'json', 'format', 'decide', 'explain', 'methods', 'output'];
  for (const file of core.filter((f) => f.startsWith('core/src/'))) {
    const [, , folder] = file.split('/');
    const own = folders.indexOf(folder);
    assert.notEqual(own, -1, file);
    for (const [, used] of read(file).matchAll(/#include "(?!tradeoff\/)([^/"]+)\//g)) {
      const other = folders.indexOf(used);
      assert.ok(other >= 0 && other <= own, `${file} includes ${used}/`);
      if (folder === 'methods') assert.notEqual(used, 'explain', file);
    }
    if (folder === 'explain') assert.doesNotMatch(read(file), /#include "json\//, file);
  }
});

test('public headers of the core include only each other', () => {
  for (const file of core.filter((f) => f.startsWith('core/include/')))
    assert.doesNotMatch(read(file), /#include "(?!tradeoff\/)/, file);
});

test('the core throws no exceptions and includes no heavy headers', () => {
  const heavy =
    /#include <(iostream|sstream|fstream|regex|locale|iomanip|cmath|random|thread|format)>|\bthrow\b|\btry\b\s*\{|\bstrtod\b|printf\b/;
  for (const file of inner) {
    const code = read(file)
      .replaceAll(/\/\/.*$/gm, '')
      .replace('#include <cmath>', read(file).match(/std::(sqrt|floor|fabs)\b/) ? '' : '$&');
    assert.doesNotMatch(code, heavy, file);
    assert.doesNotMatch(code, /std::(exp2?|log2?|pow|round|lround|sin|cos|tanh?|distribution)\b/, file);
  }
});

test('the command line writes through output.h only', () => {
  const streams =
    /\bstd(?:in|out|err)\b|\b(?:fwrite|fputs|fputc|putc|puts|putchar|v?f?printf|perror)\(|#include <(?:iostream|ostream|print|syncstream|unistd\.h)>/;
  for (const file of core.filter((f) => f.startsWith('core/cli/') && !/\/(output|files)\.cpp$/.test(f)))
    assert.doesNotMatch(read(file).replaceAll(/\/\/.*$/gm, ''), streams, file);
  assert.doesNotMatch(read('core/cli/files.cpp'), /\bstd(?:out|err)\b|fwrite|printf/);
  assert.match(read('core/cli/output.cpp'), streams);
});

test('sources of the core are ASCII', () => {
  for (const file of core) assert.doesNotMatch(read(file), /[^\x00-\x7f]/, file);
});

test('only bindings.cpp and the toolchain probe include emscripten', () => {
  const users = files('web').filter((f) => /\.(h|cpp)$/.test(f) && /#include <emscripten/.test(read(f)));
  assert.deepEqual(users.toSorted(), ['web/wasm/bindings.cpp', 'web/wasm/probes/embind.cpp']);
});

test('the front end uses no style attribute, inner HTML or eval', () => {
  for (const file of front) {
    const code = read(file).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    assert.doesNotMatch(
      code,
      /\bstyle=|styleMap|innerHTML|outerHTML|unsafeHTML|insertAdjacentHTML|<style|\beval\(|new Function/,
      file,
    );
  }
});

test('views, widget and element neither sort nor round', () => {
  for (const file of front.filter((f) => /web\/(views|widget|element)\//.test(f))) {
    const code = read(file).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    assert.doesNotMatch(code, /\.(toSorted|sort|toFixed)\(|Math\.round/, file);
  }
});

test('no file of the front end that is written by hand has more than 250 lines', () => {
  const written = files('web').filter(
    (file) => /\.(js|mjs|ts|css|html|h|cpp)$/.test(file) && !/_generated\.d\.ts$/.test(file),
  );
  assert.ok(written.length > 100);
  for (const file of written) {
    const lines = read(file).trimEnd().split('\n').length;
    assert.ok(lines <= 250, `${file} has ${lines} lines`);
  }
});

test('only web/dom.js reads members of the document, because named elements of the page can shadow them', () => {
  const own = ['web/dom.js', 'web/lit_globals.js', 'web/embed/iframe.js']; // embed.html contains no elements of others
  for (const file of front.filter((f) => !own.includes(f) && !f.startsWith('web/demo/'))) {
    const code = read(file).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    assert.doesNotMatch(code, /\bdocument\s*(\?\.|\.|\[)|=\s*document\b/, file);
  }
});
