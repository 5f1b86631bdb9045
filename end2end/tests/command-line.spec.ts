import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, loggedIn, loginByPassword, PASSWORD, someone, test } from '../fixtures.ts';
import { command } from '../vestibule.ts';

test('wrong settings are all listed at once, and nothing is started or made', () => {
  const dir = mkdtempSync(join(tmpdir(), 'vestibule-end2end-'));
  const wrong = {
    VESTIBULE_LISTEN: 'everywhere',
    VESTIBULE_PUBLIC_URL: 'ftp://example.com',
    VESTIBULE_OWNID_MODE: 'perhaps',
    VESTIBULE_OWNID_SHARED_SECRET: 'not base64!',
    VESTIBULE_OWNID_SIGNATURE_WINDOW_SECONDS: 'soon',
    VESTIBULE_REGISTRATION: 'ajar',
  };
  try {
    for (const args of [['config', 'check'], ['serve']]) {
      const { status, stderr } = command(args, { ...wrong, VESTIBULE_DATA_DIR: dir });
      expect(status).toBe(2);
      for (const name of Object.keys(wrong)) expect(stderr).toMatch(new RegExp(name.replace('VESTIBULE_', ''), 'i'));
      expect(stderr).not.toContain('not base64!');
    }
    expect(readdirSync(dir)).toEqual([]);
  } finally {
    rmSync(dir, { recursive: true });
  }
});

test('right settings are called right', ({ vestibule }) => {
  const { status, stdout } = vestibule.command(['config', 'check']);
  expect(status).toBe(0);
  expect(stdout).toContain(vestibule.url);
});

test('an account is made, disabled, enabled and deleted from the command line', async ({ page, vestibule }) => {
  const ada = someone();
  const create = ['account', 'create', ada, '--password-stdin', '--profile', '{"firstName":"Ada"}'];
  expect(vestibule.command(create, `${PASSWORD}\n`)).toMatchObject({ status: 0, stderr: '' });
  const again = vestibule.command(create, `${PASSWORD}\n`);
  expect(again.status).toBe(1);
  expect(again.stderr).toContain('already');

  await loginByPassword(page, ada);
  await loggedIn(page, ada);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ada');

  // b26: the open session ends when the account is disabled.
  expect(vestibule.command(['account', 'disable', ada]).status).toBe(0);
  await page.goto('/account');
  await expect(page).toHaveURL(/\/login/);
  await loginByPassword(page, ada);
  await expect(page.getByRole('alert')).toBeVisible();

  expect(vestibule.command(['account', 'enable', ada]).status).toBe(0);
  await loginByPassword(page, ada);
  await loggedIn(page, ada);

  expect(vestibule.command(['account', 'delete', ada]).status).toBe(0);
  await page.goto('/account');
  await expect(page).toHaveURL(/\/login/);
  expect(vestibule.command(['account', 'delete', ada])).toMatchObject({ status: 1 });
});
