// Tests on a third-party site, on another origin.
import { test as base } from './fixtures.ts';
import { Site } from './site/server.ts';
import { freePort, Vestibule } from './vestibule.ts';

export const APP_ID = 'anothersite';
export const SECRET = Buffer.from('a secret of thirty-two bytes, ok').toString('base64');

/** Tests on a site whose pages may use the SDK, with a server that has these additional settings. */
export const besideSite = (settings: (site: Site) => Record<string, string>) =>
  base.extend<object, { site: Site }>({
    vestibule: [
      async ({ site }, use) => {
        const vestibule = await Vestibule.start({
          VESTIBULE_OWNID_APP_ID: APP_ID,
          VESTIBULE_OWNID_SHARED_SECRET: SECRET,
          VESTIBULE_PLATFORM_ORIGINS: site.url,
          ...settings(site),
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
  });

/** Tests on the pages of the site itself, whose back end Vestibule serves as OwnID's cloud would. */
export const test = besideSite((site) => ({ VESTIBULE_PLATFORM_CALLBACK_URL: `${site.url}/api/ownid` })).extend({
  baseURL: ({ site, vestibule: _ }, use) => use(site.url),
});
