// A logout at one party reaches another (OpenID Connect Back-Channel Logout 1.0).
import { Administration } from '../administration.ts';
import { byPassword, expect, needs, PYTHON, person, test } from '../fixtures.ts';
import { logOut, Party } from '../journey.ts';

needs('idpyoidc', PYTHON);

for (const leaves of ['Express', 'idpyoidc']) {
  test(`a logout at ${leaves} reaches the other party`, async ({ page, vestibule }) => {
    const parties = [
      await Party.start(vestibule, 'Express', process.execPath, 'express_openid_connect_party.js'),
      await Party.start(vestibule, 'idpyoidc', PYTHON, 'idpyoidc_party.py'),
    ];
    try {
      const administration = new Administration(vestibule);
      for (const { url, clientId } of parties) {
        const backchannelLogoutUri = `${url}/backchannel`;
        await administration.send('PATCH', `/applications/${clientId}`, { backchannelLogoutUri });
      }
      const [first, second] = leaves === 'Express' ? parties : parties.reverse();
      const ada = person(vestibule, 'single-logout');

      await page.goto(`${first.url}/login`);
      await byPassword(page, ada);
      await page.waitForURL(`${first.url}/`);
      await page.goto(`${second.url}/login`);
      await page.waitForURL(`${second.url}/`);
      const [one, other] = [await first.told(page, '/'), await second.told(page, '/')];
      expect(other.claims.sid).toBe(one.claims.sid);

      await logOut(page, first);
      await expect.poll(async () => (await page.goto(`${second.url}/`))?.status()).toBe(401);
    } finally {
      for (const party of parties) await party.stop();
    }
  });
}
