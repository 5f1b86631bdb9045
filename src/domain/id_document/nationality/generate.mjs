// Writes names.tsv: the names of every country in the product's languages and in its own official
// languages (Unicode CLDR), its official long name in English (ISO 3166-1), and the demonyms of the
// members of the United Nations (i18n-nationality).
//
// Run it in a folder with the npm packages cldr-core, cldr-localenames-full and i18n-nationality,
// with Debian's iso-codes installed: node generate.mjs > names.tsv
import { readFileSync, existsSync } from 'node:fs';

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const names = (locale) => {
  const file = `node_modules/cldr-localenames-full/main/${locale}/territories.json`;
  return existsSync(file) ? read(file).main[locale].localeDisplayNames.territories : {};
};

const PRODUCT_LOCALES = [
  'ar', 'de', 'en', 'en-GB', 'es', 'es-419', 'fr', 'he', 'id', 'it', 'ja', 'jv', 'ko', 'ms', 'pt', 'pt-PT', 'ru', 'th', 'tr', 'vi',
  'zh', 'zh-Hant',
];
// Kosovo has no ISO 3166 code: XK is for private use there; Doc 9303 uses RKS, and CLDR uses XKX.
const countries = read('/usr/share/iso-codes/json/iso_3166-1.json')['3166-1'];
countries.push({ alpha_2: 'XK', alpha_3: 'XKX', name: 'Kosovo', official_name: 'Republic of Kosovo' });

const territories = read('node_modules/cldr-core/supplemental/territoryInfo.json').supplemental.territoryInfo;
const ownLocales = (code) => {
  const spoken = territories[code]?.languagePopulation ?? {};
  const official = Object.keys(spoken).filter((language) => /^(official|de_facto_official)$/.test(spoken[language]._officialStatus));
  return official.map((language) => language.replaceAll('_', '-'));
};

// Demonyms of the members of the United Nations only: those of territories are mostly their names or
// the demonyms of their sovereign states.
const members = new Set(read('node_modules/cldr-core/supplemental/territoryContainment.json').supplemental.territoryContainment.UN._contains);
const demonymsByLanguage = Object.fromEntries(
  ['en', 'de', 'es', 'fr', 'it', 'nl', 'no', 'fi'].map((language) => [language, read(`node_modules/i18n-nationality/langs/${language}.json`).nationalities]),
);
// Passports in Romance languages print the feminine form, because "nationality" is feminine there.
const FEMININE = {
  es: (word) => word.replace(/o$/, 'a').replace(/és$/, 'esa').replace(/([áéíó])n$/, (_, vowel) => `${{ á: 'a', é: 'e', í: 'i', ó: 'o' }[vowel]}na`).replace(/ol$/, 'ola'),
  fr: (word) => word.replace(/ien$/, 'ienne').replace(/éen$/, 'éenne').replace(/([aiuo])([sn])$/, '$1$2e').replace(/([dlt])$/, '$1e').replace(/ol$/, 'ole'),
  it: (word) => word.replace(/o$/, 'a'),
};
const demonyms = (code) => {
  if (!members.has(code)) return [];
  return Object.entries(demonymsByLanguage).flatMap(([language, words]) => {
    const word = words[code] ?? '';
    if (!word || /[()]/.test(word)) return [];
    return word.split(/[,/]/).flatMap((one) => [one.trim(), FEMININE[language]?.(one.trim()) ?? one.trim()]);
  });
};

const lines = countries.map(({ alpha_2, alpha_3, name, official_name, common_name }) => {
  const found = new Set([name, official_name, common_name].filter(Boolean));
  for (const locale of [...PRODUCT_LOCALES, ...ownLocales(alpha_2)]) {
    const of = names(locale);
    for (const key of ['', '-alt-short', '-alt-variant']) if (of[alpha_2 + key]) found.add(of[alpha_2 + key]);
  }
  for (const word of demonyms(alpha_2)) found.add(word);
  // Two letters are a code, not a name. A bar separates the names.
  return `${alpha_3}\t${[...found].filter((word) => !/^[A-Z]{1,3}$/.test(word)).map((word) => word.replaceAll('|', ' ')).join('|')}`;
});
const cldr = read('node_modules/cldr-core/package.json').version;
const demonymsVersion = read('node_modules/i18n-nationality/package.json').version;
console.log(`# Countries by ISO 3166-1 alpha-3 and their names, made by generate.mjs from Unicode CLDR ${cldr} (Unicode-3.0), ISO 3166-1 and i18n-nationality ${demonymsVersion} (MIT).`);
console.log(lines.sort().join('\n'));
