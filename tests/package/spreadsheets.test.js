// Opens the exported table in LibreOffice Calc: no cell is a formula. Only with TRADEOFF_FULL, because it takes long.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { csv } from '../../web/share/csv.js';
import { makePage, makeContext } from '../web/views_fixture.js';

const folder = mkdtempSync(path.join(tmpdir(), 'tradeoff-spreadsheets-'));
after(() => rmSync(folder, { recursive: true }));

/** @type {string[]} */
const awkward = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../documents/awkward_texts.json'), 'utf8'));

/** A table with a criterion for each text, with negative figures. */
function wholeTable() {
  const page = makePage();
  const [first, second] = page.options;
  page.criteria = awkward.map((text) => ({
    ...page.criteria[0],
    name: text,
    scale: { min: -5, max: 5, better: 'higher', unit: text },
    ratings: {
      [first.id]: { value: -3, text, sources: [], notes: [] },
      [second.id]: { min: -3, max: 4, text, sources: [], notes: [] },
    },
  }));
  return csv(makeContext({ page }));
}

/**
 * An import filter that detects as many formulas as possible: it trims cells (token 11) and evaluates formulas (token
 * 13).
 * @param {number[]} separators @param {number} quote @param {number} language
 */
const filter = (separators, quote, language) =>
  `Text - txt - csv (StarCalc):${separators.join('/')},${quote},76,1,,${language},false,true,false,false,true,0,true`;

/** A separate profile with this language. @param {string} language */
function profileOf(language) {
  const profile = path.join(folder, `profile-${language}`);
  mkdirSync(path.join(profile, 'user'), { recursive: true });
  writeFileSync(
    path.join(profile, 'user/registrymodifications.xcu'),
    `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>${language}</value></prop></item>
</oor:items>`,
  );
  return pathToFileURL(profile).href;
}

/**
 * The formulas and figures that LibreOffice finds in the table.
 * @param {string} text @param {string} language @param {string} [infilter]
 */
function openInCalc(text, language, infilter) {
  const file = path.join(folder, 'table.csv');
  writeFileSync(file, `\ufeff${text}`);
  const args = [
    `-env:UserInstallation=${profileOf(language)}`,
    '--headless',
    '--norestore',
    '--convert-to',
    'fods',
    '--outdir',
    folder,
  ];
  execFileSync('soffice', [...args, ...(infilter ? [`--infilter=${infilter}`] : []), file], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 120_000,
  });
  const document = readFileSync(path.join(folder, 'table.fods'), 'utf8');
  rmSync(path.join(folder, 'table.fods'));
  return {
    formulas: document.match(/table:formula="[^"]*"/g) ?? [],
    figures: (document.match(/office:value="-3"/g) ?? []).length,
  };
}

const kComma = 44;
const kSemicolon = 59;
const kTab = 9;
const kBar = 124;
const [kDouble, kSingle] = [34, 39];

if (process.env.TRADEOFF_FULL) {
  // German uses ";" as the separator, because its decimals have a comma.
  for (const [language, number] of Object.entries({ 'en-US': 1033, 'de-DE': 1031 })) {
    test(`LibreOffice in ${language} detects formulas without an apostrophe`, () => {
      for (const separator of [kComma, kSemicolon, kTab, kBar]) {
        const { formulas } = openInCalc(
          `a${String.fromCharCode(separator)} =1+1\r\n`,
          language,
          filter([separator], kDouble, number),
        );
        assert.deepEqual(formulas, ['table:formula="of:=1+1"'], `${separator}`);
      }
      assert.equal(openInCalc('a,=1+1\r\n', language).formulas.length, 1);
    });

    test(`LibreOffice in ${language} finds no formula in the table, and negative figures are figures`, () => {
      const { formulas, figures } = openInCalc(wholeTable(), language, filter([kComma], kDouble, number));
      assert.deepEqual(formulas, []);
      assert.equal(figures, awkward.length);
      assert.deepEqual(openInCalc(wholeTable(), language).formulas, []); // with the default import settings
    });

    for (const separators of [[kSemicolon], [kTab], [kBar], [kComma, kSemicolon, kTab]])
      for (const quote of [kDouble, kSingle])
        test(`LibreOffice in ${language} finds no formula with separators ${separators} and quote ${quote}`, () => {
          assert.deepEqual(openInCalc(wholeTable(), language, filter(separators, quote, number)).formulas, []);
        });
  }
}
