// Every published version of @ownid/react, on a site built according to its README.
import { test } from '../elsewhere.ts';
import { Authenticator, expect, someone } from '../fixtures.ts';
import { VERSIONS } from '../site/server.ts';

for (const version of Object.keys(VERSIONS)) {
  test(`p08 p09 p10 @ownid/react ${version}: the README's page registers, survives a cancel, and logs in`, async ({
    page,
    site,
  }) => {
    const authenticator = await Authenticator.add(page);
    const ada = someone();
    await page.goto(`/${version}/register`);
    await page.getByLabel('Email').fill(ada);
    await page.getByLabel('Password').fill('mine');
    await page.getByRole('button', { name: 'Create a passkey' }).click();
    await page.getByRole('button', { name: 'Passkey ready' }).waitFor();
    // p12: the fields are bound only where a page asks for it.
    await expect(page.getByLabel('Password')).toBeEnabled();
    await expect(page.getByLabel('Password')).toHaveValue('mine');
    await page.getByRole('button', { name: 'Sign up' }).click();
    await expect(page.getByText(`Created ${ada}`)).toBeVisible();
    expect(JSON.parse(atob(site.users.get(ada)?.ownIdData ?? ''))).toMatchObject([{ error: null, loginId: ada }]);

    // p08: an error is a text, which React can render.
    await authenticator.verified(false);
    await page.goto(`/${version}/login`);
    const button = page.getByRole('button', { name: 'Log in with a passkey' });
    await button.click();
    await expect(page.getByRole('alert')).toHaveText('No passkey was used. Try again, or log in another way.');
    await expect(button).toBeVisible();

    // p10: the value that the README's form stored is recognised.
    await authenticator.verified(true);
    await button.click();
    await expect(page.getByText(`Hello ${ada}, ${ada} by passkey`)).toBeVisible();

    // p09: and where a passkey cannot be used, a code can.
    await authenticator.verified(false);
    await page.goto(`/${version}/login`);
    await page.getByLabel('Email').fill(ada);
    await button.click();
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await expect.poll(() => site.codeFor(ada)).toBeTruthy();
    await page
      .getByRole('dialog')
      .getByLabel('Code')
      .fill(site.codeFor(ada) ?? '');
    await page.keyboard.press('Enter');
    await expect(page.getByText(`Hello ${ada}, ${ada} by otp`)).toBeVisible();
  });
}
