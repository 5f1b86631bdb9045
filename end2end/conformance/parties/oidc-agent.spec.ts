// oidc-agent: a program in a terminal, which people authorize in a browser elsewhere (RFC 8628).
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApplication } from '../../application.ts';
import { byPassword, expect, needs, person, test } from '../fixtures.ts';

needs('oidc-agent', '/usr/bin/oidc-agent', '/usr/bin/oidc-gen', '/usr/bin/oidc-token');

let folder: string;
let agent: ChildProcess;
let environment: NodeJS.ProcessEnv;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vestibule-oidc-agent-'));
  const socket = join(folder, 'socket');
  const own = { HOME: folder, OIDC_CONFIG_DIR: folder, OIDC_SOCK: socket, OIDC_ENCRYPTION_PW: 'of the tests' };
  environment = { ...process.env, ...own };
  agent = spawn('oidc-agent', ['--console', '--quiet', '--socket-path', socket], { env: environment });
  await expect.poll(() => existsSync(socket), 'the socket of oidc-agent').toBe(true);
});

test.afterAll(async () => {
  const gone = new Promise((exited) => agent.once('exit', exited));
  agent.kill();
  await gone;
  rmSync(folder, { recursive: true });
});

/** A command of the agent: what it has said so far, and its exit code once it has ended. */
function run(name: string, ...args: string[]) {
  const command = { said: '', code: undefined as number | null | undefined };
  const child = spawn(name, args, { env: environment });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (command.said += text));
  child.once('close', (code) => (command.code = code));
  return command;
}

/** What a command says, which must succeed. */
async function output(name: string, ...args: string[]): Promise<string> {
  const command = run(name, ...args);
  await expect.poll(() => command.code).toBeDefined();
  expect(command.code, command.said).toBe(0);
  return command.said.trim();
}

test('oidc-agent is authorized in a browser, refreshes, and ends what it got', async ({ page, vestibule }) => {
  const loginId = person(vestibule, 'agent');
  const kind = ['--kind', 'native', '--redirect-uri', 'http://localhost/', '--device-authorization'];
  const { client_id } = createApplication(vestibule, 'oidc-agent', kind);
  const begun = run(
    'oidc-gen',
    ...['ada', '--flow=device', `--issuer=${vestibule.url}/`, `--client-id=${client_id}`, '--client-secret='],
    ...['--scope=openid profile email offline_access', '--pw-env', '--prompt=none', '--confirm-yes', '--no-url-call'],
  );
  const shown = /visit:\s+(\S+)[\s\S]*enter the code: (\S+)/;
  await expect.poll(() => begun.said).toMatch(shown);
  const [, address, code] = shown.exec(begun.said) ?? [];

  await page.goto(address);
  await byPassword(page, loginId);
  await page.getByRole('textbox').fill(code);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Connect oidc-agent?' })).toBeVisible();
  await page.getByRole('button', { name: 'Allow' }).click();
  await expect(page.getByRole('heading', { name: 'The device is connected' })).toBeVisible();
  await expect.poll(() => begun.code, { message: begun.said, timeout: 30_000 }).toBe(0);

  const userinfo = (token: string) =>
    fetch(`${vestibule.url}/oauth2/userinfo`, { headers: { authorization: `Bearer ${token}` } });
  const first = await output('oidc-token', 'ada');
  expect(await (await userinfo(first)).json()).toMatchObject({ email: loginId });
  const second = await output('oidc-token', '--force-new', 'ada');
  expect(second).not.toBe(first);
  expect((await userinfo(second)).status).toBe(200);

  await output('oidc-gen', '--delete', 'ada', '--pw-env', '--confirm-yes');
  expect((await userinfo(second)).status).toBe(401);
});
