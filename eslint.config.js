import js from '@eslint/js';
import globals from 'globals';

/** Replaced by esbuild. */
const defined = { HASHES: 'readonly' };

export default [
  { ignores: ['build/', 'dist/', 'tests/package/frameworks/'] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2024, sourceType: 'module' },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-control-regex': 'off', // escapes and their tests are about control characters
      'no-empty': ['error', { allowEmptyCatch: true }],
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true }],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  { files: ['web/**'], languageOptions: { globals: { ...globals.browser, ...defined } } },
  {
    files: ['scripts/**', 'bench/**', 'tests/**', 'web/wasm/**/*.mjs'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
  {
    // A JavaScript library for Emscripten, which brings the names that it uses.
    files: ['web/wasm/size/embind.js'],
    rules: { 'no-undef': 'off', 'object-shorthand': 'off' }, // its functions are copied as text
  },
];
