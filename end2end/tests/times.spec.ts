// Times in the reader's own zone, and the fragment of a page's URL across a login
// (docs/regressions.md u20).
import { codeFor, expect, loggedIn, logOut, PASSWORD, registerByPassword, someone, test } from '../fixtures.ts';

for (const [timezoneId, locale] of [
  ['America/New_York', 'en-US'],
  ['Asia/Tokyo', 'de'],
] as const) {
  test.describe(() => {
    test.use({ timezoneId, locale });

    test(`u20: times are told in ${timezoneId}, in ${locale}`, async ({ page }) => {
      const ada = someone();
      // By field names: the labels are in the language of the browser.
      await page.goto('/register');
      await page.locator('[name=loginId]').fill(ada);
      await page.locator('input[name=password]').fill(PASSWORD);
      await page.locator('input[name=password]').press('Enter');
      await page.waitForURL('**/code');
      await page.locator('input[name=code]').fill(await codeFor(page, ada));
      await page.locator('input[name=code]').press('Enter');
      await page.waitForURL('**/account');
      const time = page.locator('dl time').first();
      const exact = (await time.getAttribute('datetime')) ?? '';
      const expected = new Intl.DateTimeFormat(locale, {
        dateStyle: 'long',
        timeStyle: 'short',
        timeZone: timezoneId,
      }).format(new Date(exact));
      const plain = (text: string) => text.replace(/\s/gu, ' ');
      expect(plain((await time.textContent()) ?? '')).toBe(plain(expected));
    });
  });
}

test.describe(() => {
  test.use({ javaScriptEnabled: false });

  test('u20: without scripts times name their zone', async ({ page }) => {
    const ada = someone();
    await registerByPassword(page, ada);
    await loggedIn(page, ada);
    await expect(page.locator('dl time').first()).toContainText('UTC');
  });
});

test('u20: the place within a page is still known after the login', async ({ page }) => {
  const ada = someone();
  await registerByPassword(page, ada);
  await loggedIn(page, ada);
  await logOut(page);
  await page.goto('/account/security#data');
  await page.waitForURL('**/login?next=*');
  await page.getByLabel('Email or phone number').fill(ada);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await page.locator('#offer button').click();
  await page.waitForURL('**/account/security#data');
});
