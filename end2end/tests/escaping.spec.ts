// Typed text stays text, and a form injected into a page reaches no other part of the site (fault
// S1).
import { expect, loggedIn, PASSWORD, registerByPassword, someone, test } from '../fixtures.ts';

const HOSTILE = '\n</textarea><form id="forged" method="post" action="/admin"><button>Save</button></form><textarea>';

test('s01: markup in a text area is its text, from its first line end on', async ({ page }) => {
  await page.goto('/dev/id-document');
  await page.getByLabel('Email or phone number').fill(someone());
  const zone = page.locator('textarea[name=mrz]');
  await zone.fill(HOSTILE);
  await page.getByRole('button', { name: 'Check the document' }).click();
  await expect(page.getByRole('alert').or(page.locator('.mistake')).first()).toBeVisible();
  expect(await zone.inputValue()).toBe(HOSTILE);
  await expect(page.locator('#forged')).toHaveCount(0);
});

test('s01: a forged form on a person’s page reaches no page of the administrators', async ({ browser, baseURL }) => {
  // A page of its own: the browser reports what the policy blocks, and the fixture's page fails on
  // any report.
  const page = await (await browser.newContext({ baseURL })).newPage();
  const ada = someone();
  await registerByPassword(page, ada, PASSWORD);
  await loggedIn(page, ada);
  const posts: string[] = [];
  page.context().on('request', (request) => request.method() === 'POST' && posts.push(new URL(request.url()).pathname));
  await page.evaluate(() => {
    // Into another window: the test's own page would wait for a navigation that never happens.
    const form = Object.assign(document.createElement('form'), {
      method: 'post',
      action: '/admin/accounts',
      target: '_blank',
    });
    document.body.append(form);
    form.submit();
  });
  await page.getByRole('button', { name: 'Log out', exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/');
  expect(posts).toEqual(['/logout']);
  await page.context().close();
});
