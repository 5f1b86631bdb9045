// Writes the names of the countries of `src/ui/countries.tsv` into
// `locales/<language>/countries.tsv`, sorted as the language sorts them. The names are those of
// Unicode CLDR, from the ICU in Node.js.
//
// Run it with: node app/countries.mjs

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const file = (path) => new URL(path, import.meta.url);
const codes = readFileSync(file('src/ui/countries.tsv'), 'utf8').trim().split('\n').map((line) => line.split('\t')[0]);
// Countries that are usually called by a shorter name.
const short = new Set(['HK', 'MO', 'PS']);

for (const language of readdirSync(file('locales'))) {
  const [whole, brief] = ['long', 'short'].map(
    (style) => new Intl.DisplayNames([language], { type: 'region', style, fallback: 'none' }),
  );
  // ICU has no collation for Javanese; the Indonesian one fits.
  const { compare } = new Intl.Collator([language, 'id']);
  const names = codes.map((code) => [code, (short.has(code) ? brief : whole).of(code)]);
  names.sort(([, one], [, other]) => compare(one, other));
  writeFileSync(file(`locales/${language}/countries.tsv`), names.map((row) => `${row.join('\t')}\n`).join(''));
}
