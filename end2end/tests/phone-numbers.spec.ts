// Phone numbers as users type them beside their country: the server parses them, with and without
// JavaScript.
import type { Page } from '@playwright/test';
import { Authenticator, expect, loggedIn, logOut, PASSWORD, signUp, someone, test, typeCode } from '../fixtures.ts';

/** Digits that no other test of this run uses. */
let count = 0;
function digits(length: number) {
  count += 1;
  return `${process.pid % 10_000}${count}`.padStart(length, '1').slice(-length);
}

async function open(page: Page, path = '/register') {
  await page.goto(path);
  await page.getByRole('link', { name: 'Use a phone number' }).click();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    for (const [country, typed, whole] of [
      ['BY', (n: string) => `8 (029) 4${n.slice(1, 3)}-${n.slice(3)}`, (n: string) => `+375294${n.slice(1)}`],
      [
        'AR',
        (n: string) => `011 15-2${n.slice(1, 4)}-${n.slice(3)}`,
        (n: string) => `+549112${n.slice(1, 4)}${n.slice(3)}`,
      ],
      ['LT', (n: string) => `8 61${n.slice(1)}`, (n: string) => `+37061${n.slice(1)}`],
      ['RU', (n: string) => `8 (812) 3${n.slice(1)}`, (n: string) => `+78123${n.slice(1)}`],
      ['US', (n: string) => `011 44 20 7${n}`, (n: string) => `+44207${n}`],
    ] as const) {
      test(`u04 a number of ${country} is read as its country writes it`, async ({ page }) => {
        const n = digits(7);
        await open(page);
        // A corrected country is used.
        await page.getByLabel('Country').selectOption('FR');
        await page.getByLabel('Phone number').fill(typed(n));
        await page.getByLabel('Country').selectOption(country);
        await expect(page.getByLabel('Phone number')).toHaveValue(typed(n));
        await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
        await page.getByRole('button', { name: 'Create account' }).click();
        await typeCode(page, whole(n));
        await loggedIn(page, whole(n));
      });
    }

    test('u05 a number that cannot be is refused beside its field, with words', async ({ page }) => {
      await open(page);
      await page.getByLabel('Country').selectOption('US');
      await page.getByLabel('Phone number').fill('555 123 4567');
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: 'Create account' }).click();
      await expect(page.getByLabel('Phone number')).toHaveAccessibleDescription(/phone number doesn’t exist/);
    });

    test('u06 an internationalised address is one account, and shown in its own letters', async ({ page }) => {
      const [local, ascii] = [someone().split('@')[0], 'xn--mnchen-3ya.example'];
      await signUp(page, `${local}@MÜNCHEN.example`);
      await typeCode(page, `${local}@${ascii}`);
      await loggedIn(page, `${local}@münchen.example`);
      await logOut(page);
      await page.goto('/login');
      await page.getByLabel('Email or phone number').fill(`${local}@${ascii}`);
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: 'Log in', exact: true }).click();
      await loggedIn(page, `${local}@münchen.example`);
    });
  });
}

test('u04 a passkey is made for the number that was typed beside its country, by Enter too', async ({ page }) => {
  await Authenticator.add(page);
  const n = digits(7);
  await open(page);
  await page.getByLabel('Country').selectOption('DE');
  await page.getByLabel('Phone number').fill(`0171 ${n}`);
  await page.keyboard.press('Enter');
  await typeCode(page, `+49171${n}`);
  await loggedIn(page, `+49171${n}`);
});

test('u04 typing in the list of countries finds the name in the language of the page', async ({
  page,
  browser,
  baseURL,
}) => {
  const finding =
    (page: Page) =>
    async (text: string, delay = 0) => {
      const country = page.locator('#country');
      await country.selectOption('');
      await country.focus();
      await page.keyboard.type(text, { delay });
      const found = await country.inputValue();
      await country.blur();
      return found;
    };
  await open(page);
  const find = finding(page);
  expect(await find('ger')).toBe('DE');
  expect(await find('ger', 1_200), 'slowly').toBe('DE');
  expect(await find('united k')).toBe('GB');
  expect(await find('+49')).toBe('DE');
  expect(await find('gg'), 'the second name with this letter').not.toBe('GA');
  expect(await find('cote'), 'without accents').toBe('CI');

  const context = await browser.newContext({ locale: 'de-DE', baseURL });
  const german = await context.newPage();
  await german.goto('/login?country=');
  const findInGerman = finding(german);
  expect(await findInGerman('deu')).toBe('DE');
  expect(await findInGerman('oster')).toBe('AT');
  await context.close();
});
