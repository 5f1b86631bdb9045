// Writes the names of the countries of `src/ui/countries.tsv` into `locales/<language>/countries.tsv`, in the order of the language.
// They are Unicode CLDR's, as the ICU inside Node.js has them: node app/countries.mjs
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const file = (path) => new URL(path, import.meta.url);
const codes = readFileSync(file('src/ui/countries.tsv'), 'utf8').trim().split('\n').map((line) => line.split('\t')[0]);
// These are known by less than their whole names.
const short = new Set(['HK', 'MO', 'PS']);

for (const language of readdirSync(file('locales'))) {
  const [whole, brief] = ['long', 'short'].map(
    (style) => new Intl.DisplayNames([language], { type: 'region', style, fallback: 'none' }),
  );
  // ICU has no order of its own for Javanese; it is that of Indonesian.
  const { compare } = new Intl.Collator([language, 'id']);
  const names = codes.map((code) => [code, (short.has(code) ? brief : whole).of(code)]);
  names.sort(([, one], [, other]) => compare(one, other));
  writeFileSync(file(`locales/${language}/countries.tsv`), names.map((row) => `${row.join('\t')}\n`).join(''));
}
