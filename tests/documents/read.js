// The documents of this folder and what manifest.json says about them.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export const folder = import.meta.dirname;

/** @typedef {[code: string, path: string, detail?: Record<string, string | number>]} Finding */
/** @typedef {{file: string, about: string, warnings: Finding[]}} Good */
/** @typedef {{file: string, about: string, by: 'both' | 'core', errors: Finding[]}} Bad */

/** @type {{good: Good[], bad: Bad[]}} */
export const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'));

/** @param {'good' | 'bad'} kind */
export const filesOf = (kind) => readdirSync(path.join(folder, kind)).sort();

/** @param {'good' | 'bad'} kind @param {string} file */
export const pathOf = (kind, file) => path.join(folder, kind, file);

/** @param {'good' | 'bad'} kind @param {string} file */
export const textOf = (kind, file) => readFileSync(pathOf(kind, file), 'utf8');
