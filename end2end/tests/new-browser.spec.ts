// The owner of an account is notified of a browser in which it was not used before, and ends what
// was started there.
import {
  alarmFor,
  codeFor,
  expect,
  loggedIn,
  loginByPassword,
  logOut,
  registerByPassword,
  someone,
  test,
  toldOf,
  typeCode,
} from '../fixtures.ts';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('somebody else is logged out from the mail, and the owner takes the account back', async ({
      page,
      browser,
      vestibule,
    }) => {
      const ada = someone();
      await registerByPassword(page, ada);
      await loggedIn(page, ada);
      const first = await codeFor(page, ada);

      const thief = await (
        await browser.newContext({ javaScriptEnabled, baseURL: vestibule.url, userAgent: IPHONE })
      ).newPage();
      await loginByPassword(thief, ada);
      await loggedIn(thief, ada);
      await toldOf(page, ada, 'Safari on iPhone');
      const link = await alarmFor(page, ada);

      // In a browser without any cookies.
      const phone = await (await browser.newContext({ javaScriptEnabled, baseURL: vestibule.url })).newPage();
      await phone.goto(link);
      await expect(phone.getByRole('heading', { name: 'Wasn’t you?' })).toBeVisible();
      await expect(phone.getByText(ada)).toHaveCount(0);
      await phone.getByRole('button', { name: 'End that session' }).click();
      await phone.waitForURL('**/code');
      await thief.reload();
      await expect(thief).toHaveURL(/\/login(\?|$)/);
      await page.reload();
      await expect(page).toHaveURL(/\/account$/);

      await typeCode(phone, ada, first);
      await phone.waitForURL('**/recover/new');
      await phone.goto(link);
      await expect(phone.getByRole('button', { name: 'End that session' })).toHaveCount(0);
      await thief.context().close();
      await phone.context().close();
    });

    test('a browser is known again after logging out', async ({ page, context }) => {
      const ada = someone();
      await registerByPassword(page, ada);
      await loggedIn(page, ada);
      const known = (await context.cookies()).find(({ name }) => name === 'vestibule-device');
      await logOut(page);
      await loginByPassword(page, ada);
      await loggedIn(page, ada);
      expect((await context.cookies()).find(({ name }) => name === 'vestibule-device')?.value).toBe(known?.value);
      // A message about this login would be listed below the one of the next.
      await context.clearCookies();
      await loginByPassword(page, ada);
      await loggedIn(page, ada);
      await alarmFor(page, ada);
      const inbox = await (await page.request.get('/dev/inbox')).text();
      const told = inbox
        .split('<article')
        .filter((message) => message.includes(`>${ada}<`) && message.includes('/not-me/'));
      expect(told).toHaveLength(1);
    });
  });
}
