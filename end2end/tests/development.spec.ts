// The development pages: codes that are read instead of delivered, and the document step with typed
// data.
import { anna, callback, checkDocument, expect, fillPassport, someone, test } from '../fixtures.ts';
import { Vestibule } from '../vestibule.ts';

// The specimen of ICAO Doc 9303, with a future date of expiry and its check digits.
const ZONE = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F3204153ZE184226B<<<<<16';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('the inbox shows codes newest first, large enough to read across a room', async ({ page, vestibule }) => {
      const ada = someone();
      const number = javaScriptEnabled ? '+14155552673' : '+14155552674';
      callback(vestibule, 'sendSms', { phoneNumber: number, messageText: 'Your code is 112233.', code: '112233' });
      const body = '<p>Use <b>864209</b> to log in.</p>';
      callback(vestibule, 'sendEmail', { email: ada, subject: 'Your code', body });

      const message = (to: string) => page.getByRole('article').filter({ hasText: to });
      // The worker needs a moment to deliver them, and without JavaScript a page does not change by
      // itself.
      await expect(async () => {
        await page.goto('/dev/inbox');
        await expect(message(ada)).toBeVisible({ timeout: 500 });
        await expect(message(number)).toBeVisible({ timeout: 500 });
      }).toPass();
      await expect(message(ada).getByRole('heading', { name: 'Your code' })).toBeVisible();
      await expect(message(ada).locator('.code')).toHaveText('864209');
      await expect(message(number).locator('.code')).toHaveText('112233');
      await expect(message(number)).toContainText('Your code is 112233.');
      const [mail, sms] = [await message(ada).boundingBox(), await message(number).boundingBox()];
      if (!mail || !sms) throw new Error('a message is not drawn');
      expect(mail.y + mail.height, 'the newest comes first').toBeLessThanOrEqual(sms.y);
      const size = await message(ada)
        .locator('.code')
        .evaluate((code) => parseFloat(getComputedStyle(code).fontSize));
      expect(size).toBeGreaterThanOrEqual(48);
    });

    test('a document of the account is accepted, and the way leads back to the site', async ({ page, vestibule }) => {
      const person = anna(vestibule);
      await page.goto(`/dev/id-document?loginId=${person}&next=/login`);
      await expect(page.getByLabel('Email or phone number')).toHaveValue(person);
      await fillPassport(page);
      await checkDocument(page);
      await expect(page.getByRole('heading', { name: 'The document was accepted' })).toBeVisible();
      await page.getByRole('link', { name: 'Continue' }).click();
      await expect(page).toHaveURL(/\/login\?ownid_iddoc_challengeId=[\w-]+$/);
    });

    test('a document of somebody else is refused, and the reason shows', async ({ page, vestibule }) => {
      await page.goto(`/dev/id-document?loginId=${anna(vestibule)}`);
      await fillPassport(page, { 'Last name': 'SVENSSON' });
      await checkDocument(page);
      await expect(page.getByRole('heading', { name: 'The document was rejected' })).toBeVisible();
      await expect(page.getByText('name_mismatch')).toBeVisible();
    });

    test('a machine-readable zone stands for the fields it carries', async ({ page, vestibule }) => {
      await page.goto(`/dev/id-document?loginId=${anna(vestibule)}`);
      await page.getByLabel('Machine-readable zone').fill(ZONE.replace('7408122', '7408132'));
      await page.getByLabel('Date of issue').fill('2022-04-16');
      await checkDocument(page);
      const zone = page.getByLabel('Machine-readable zone');
      await expect(zone).toHaveAttribute('aria-invalid', 'true');
      await expect(zone).toBeFocused();
      await expect(zone).toHaveAccessibleDescription(/check digit/);
      await zone.fill(ZONE);
      await checkDocument(page);
      await expect(page.getByRole('heading', { name: 'The document was accepted' })).toBeVisible();
    });

    test('a mistake stands beside its field, and what was typed stays', async ({ page, vestibule }) => {
      await page.goto(`/dev/id-document?loginId=${anna(vestibule)}`);
      await fillPassport(page, { 'Date of expiry': '2001-01-01' });
      await page.getByLabel('Gender').selectOption('O');
      await checkDocument(page);
      const expiry = page.getByLabel('Date of expiry');
      await expect(expiry).toHaveAccessibleDescription('dateOfExpiry must be after the day of issue.');
      await expect(expiry).toHaveValue('2001-01-01');
      await expect(expiry, 'the page is longer than a screen').toBeInViewport();
      await expect(page.getByLabel('Last name')).toHaveValue('ERIKSSON');
      await expect(page.getByLabel('Gender')).toHaveValue('O');
    });
  });
}

test('an empty inbox says what to do', async ({ page }) => {
  const vestibule = await Vestibule.start();
  await page.goto(`${vestibule.url}/dev/inbox`);
  await expect(page.getByText('No messages yet.')).toBeVisible();
  await page.screenshot({ path: 'screenshots/inbox-empty.png', fullPage: true });
  await vestibule.stop();
});
