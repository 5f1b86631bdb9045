// Relying parties that others wrote log in against one Vestibule, which they all share.
import { defineConfig } from '@playwright/test';
import browserTests from '../playwright.config.ts';

export default defineConfig({
  ...browserTests,
  testDir: 'parties',
  outputDir: '../test-results/conformance',
  // A party starts once, in the process that runs its file.
  fullyParallel: false,
  timeout: 90_000,
  globalSetup: './server.ts',
  reporter: [['list'], ['./left-out.ts']],
});
