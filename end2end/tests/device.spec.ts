// A device without a login page is connected by a code that a person types in a browser (RFC 8628).
import type { Page } from '@playwright/test';
import { pictured } from '../appearance.ts';
import { DeviceParty } from '../device-party.ts';
import { expect, loggedIn, PASSWORD, passwordButton, registerByPassword, someone, test } from '../fixtures.ts';

const continues = (page: Page) => page.getByRole('button', { name: 'Continue' }).click();

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a person scans the address of a device, logs in and lets it in', async ({ page, vestibule }) => {
      const ada = someone('device');
      const device = await DeviceParty.begin(vestibule, 'Telly');
      const login = device.login();
      expect(vestibule.command(['account', 'create', ada, '--password-stdin'], PASSWORD).status).toBe(0);

      await page.goto(device.codes.verification_uri_complete ?? '');
      await page.getByLabel('Email or phone number').fill(ada);
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await passwordButton(page).click();
      await page.locator('#offer button').click(); // A passkey is offered on the way.
      await expect(page.getByLabel('Code', { exact: true })).toHaveValue(device.codes.user_code);
      await continues(page);
      await expect(page.getByRole('heading', { name: 'Connect Telly?' })).toBeVisible();
      await expect(page.getByText(device.codes.user_code)).toBeVisible();
      await expect(page.getByText('your email address')).toBeVisible();
      await page.getByRole('button', { name: 'Allow' }).click();
      await expect(page.getByRole('heading', { name: 'The device is connected' })).toBeVisible();

      const tokens = await login;
      expect(tokens.claims()?.aud).toBe(device.configuration.clientMetadata().client_id);
      expect((await device.userInfo(tokens)).email).toBe(ada);
      const refreshed = await device.refresh(tokens);
      expect((await device.userInfo(refreshed)).preferred_username).toBe(ada);
    });

    test('a person types the code of a device, and declines', async ({ page, vestibule }) => {
      const ada = someone('declined');
      const device = await DeviceParty.begin(vestibule, 'Printer', ['--third-party']);
      const refused = expect(device.login()).rejects.toMatchObject({ error: 'access_denied' });
      await registerByPassword(page, ada);
      await loggedIn(page, ada);

      await page.goto('/device');
      await page.getByLabel('Code', { exact: true }).fill('BCDF-GHJK');
      await continues(page);
      await expect(page.getByText('That code is wrong or has expired.')).toBeVisible();
      await page.getByLabel('Code', { exact: true }).fill(device.codes.user_code.toLowerCase().replace('-', ' '));
      await continues(page);
      await page.getByRole('button', { name: 'Decline' }).click();
      await expect(page.getByRole('heading', { name: 'The device was not connected' })).toBeVisible();
      await refused;
    });
  });
}

for (const language of ['en-US', 'ar']) {
  test(`the pages for devices are accessible, fit, and are pictured in ${language}`, async ({ page, vestibule }) => {
    const ada = someone('pictured');
    const device = await DeviceParty.begin(vestibule, 'A television with a rather long name of fifty letters');
    await registerByPassword(page, ada);
    await loggedIn(page, ada);
    await page.context().addCookies([{ name: 'vestibule-language', value: language, url: vestibule.url }]);

    await page.goto('/device');
    await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
    await pictured(page, `device-code-${language}`);
    await page.locator('#user_code').fill('BCDF-GHJK');
    await page.locator('form[action="/device"] button').click();
    await expect(page.locator('#user_code-mistake')).toBeVisible();
    await pictured(page, `device-wrong-${language}`);
    await page.locator('#user_code').fill(device.codes.user_code);
    await page.locator('form[action="/device"] button').click();
    await expect(page.getByText(device.codes.user_code)).toBeVisible();
    await pictured(page, `device-question-${language}`);
    await page.locator('button[value="allow"]').click();
    await page.waitForURL('**/device/allowed');
    await pictured(page, `device-allowed-${language}`);
    await page.goto('/device/denied');
    await pictured(page, `device-denied-${language}`);
  });
}
