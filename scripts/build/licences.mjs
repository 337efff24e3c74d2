// dist/LICENSES.txt: the third-party work in the built files, and its licences.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const MIT = (/** @type {string} */ holder) => `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files
(the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge,
publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do
so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE
FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION
WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;

/** The licence file of an installed package. */
const PACKAGES = ['lit-html', '@messageformat/runtime'];

/** Compiled into tradeoff.wasm and its glue by Emscripten; the notices are those of the installed copies. */
const COMPILED_IN = [
  ['JSON for Modern C++ (nlohmann_json)', MIT('2013-2022 Niels Lohmann')],
  ['Emscripten (glue, embind, emmalloc)', MIT('2010-2014 Emscripten authors, see its AUTHORS file')],
  ['musl libc', MIT('2005-2020 Rich Felker, et al.')],
  [
    'libc++ and libc++abi (LLVM)',
    'Apache License 2.0 with LLVM exceptions: https://llvm.org/LICENSE.txt. The exceptions allow\nobject code with parts of the library embedded to be distributed without further notice.\n',
  ],
];

/** @param {string} root @param {string} name */
function packageLicence(root, name) {
  const folder = path.join(root, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = ['LICENSE', 'LICENSE.md', 'LICENCE'].map((f) => path.join(folder, f)).find(existsSync);
  if (!file) throw new Error(`${name} has no licence file`);
  return [`${name} ${version} (${license})`, readFileSync(file, 'utf8')];
}

/** @param {string} root @param {string} dist */
export function writeLicences(root, dist) {
  const parts = [
    ['Tradeoff', readFileSync(path.join(root, 'LICENSE'), 'utf8')],
    ...PACKAGES.map((name) => packageLicence(root, name)),
    ...COMPILED_IN,
  ];
  const rule = '-'.repeat(80);
  const text = parts.map(([title, terms]) => `${rule}\n${title}\n${rule}\n\n${terms.trim()}\n`).join('\n');
  writeFileSync(path.join(dist, 'LICENSES.txt'), text);
}
