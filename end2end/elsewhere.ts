// Tests on a site of somebody else: another origin, with a back end of its own, before which Vestibule stands as OwnID's cloud would.
import { test as base } from './fixtures.ts';
import { Site } from './site/server.ts';
import { freePort, Vestibule } from './vestibule.ts';

export const APP_ID = 'anothersite';
export const SECRET = Buffer.from('a secret of thirty-two bytes, ok').toString('base64');

export const test = base.extend<object, { site: Site }>({
  vestibule: [
    async ({ site }, use) => {
      const vestibule = await Vestibule.start({
        VESTIBULE_OWNID_APP_ID: APP_ID,
        VESTIBULE_OWNID_SHARED_SECRET: SECRET,
        VESTIBULE_PLATFORM_CALLBACK_URL: `${site.url}/api/ownid`,
        VESTIBULE_PLATFORM_ORIGINS: site.url,
      });
      site.sdk = `${vestibule.url}/sdk/${APP_ID}`;
      await use(vestibule);
      await vestibule.stop();
    },
    { scope: 'worker' },
  ],
  site: [
    async ({}, use) => {
      const site = new Site(await freePort(), APP_ID, SECRET);
      await site.start();
      await use(site);
      site.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: ({ site, vestibule: _ }, use) => use(site.url),
});
