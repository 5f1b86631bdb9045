import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

// The distribution's own Chromium: nothing is downloaded, and the tested browser is the installed
// one.
export const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(executablePath)) {
  throw new Error(`There is no browser at ${executablePath}. Install Chromium, or say where it is in CHROMIUM.`);
}

// Chromium refuses to run its sandbox as root, and containers often run as root.
export const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export default defineConfig({
  testDir: 'tests',
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // Tests wait for conditions. These limits only end one that hangs: the longest takes three minutes on two busy cores.
  timeout: 400_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    locale: 'en-US',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath,
      args: [
        ...sandbox,
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-default-apps',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
