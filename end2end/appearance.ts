// How pages look, to people and to machines that read them aloud.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** The widths in pixels, and rules of axe that do not apply. */
export type Viewing = { widths?: number[]; without?: string[] };

/** Checks that the page is accessible and fits on a phone, a tablet and a desktop, in light and dark, and takes screenshots. */
export async function pictured(page: Page, name: string, { widths = [320, 768, 1440], without = [] }: Viewing = {}) {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // A sandbox without scripts lets axe in no more than any other.
      const found = await new AxeBuilder({ page }).exclude('iframe[sandbox]').disableRules(without).analyze();
      expect(found.violations, `${name} ${width} ${colorScheme}`).toEqual([]);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(beyond, `${name} is wider than ${width}`).toBeLessThanOrEqual(0);
      await page.screenshot({ path: `screenshots/${name}-${width}-${colorScheme}.png`, fullPage: true });
    }
  }
}
