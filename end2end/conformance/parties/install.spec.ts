// What is installed: the image in a container, and the Debian package on a machine of its own, as a newcomer tries it, upgraded and removed.
import { chownSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Authenticator } from '../../fixtures.ts';
import { binary, freePort } from '../../vestibule.ts';
import { expect, needs, test } from '../fixtures.ts';
import { installSystem, Machine, succeed, until } from '../machine.ts';

const SOURCE = fileURLToPath(new URL('../../..', import.meta.url));
const CARGO_DEB = join(SOURCE, 'target/cargo-tools/bin/cargo-deb');

needs('A system to install in', '/usr/sbin/debootstrap', '/usr/bin/systemd-nspawn', '/usr/bin/prometheus', CARGO_DEB);
needs('An engine of containers', '/usr/bin/buildah', '/usr/bin/podman', '/usr/sbin/runc');
test.skip(process.getuid?.() !== 0, 'Machines and containers are started by root alone here');

test.describe.configure({ mode: 'serial' });

let folder: string;
let system: string;
let machine: Machine;
let url: string;

test.beforeAll(async () => {
  test.setTimeout(600_000); // The system is downloaded and installed.
  folder = mkdtempSync(join(tmpdir(), 'vestibule-install-'));
  mkdirSync(join(folder, 'dist'));
  succeed('strip', ['-o', join(folder, 'dist/vestibule'), binary()]);
  makePackage('1');
  makePackage('2');
  system = installSystem();
});

test.afterAll(async () => {
  await machine?.stop();
  // What an interrupted installation has mounted there is left alone.
  succeed('rm', ['--recursive', '--force', '--one-file-system', system]);
  rmSync(folder, { recursive: true });
});

/** Packs the binary under test, as `make dist` packs the one that ships. */
function makePackage(revision: string) {
  const path = `${join(CARGO_DEB, '..')}:${process.env.PATH}`;
  const environment = { CARGO_TARGET_DIR: folder, DIST_DIR: folder, PATH: path };
  succeed(join(SOURCE, 'deploy/dist.sh'), ['deb', '--fast', '--deb-revision', revision], environment);
}

/** The package of this revision, by its path in the machine. */
function packaged(revision: string): string {
  const name = readdirSync(folder).find((file) => file.includes(`-${revision}_`));
  return join(folder, name ?? 'no package');
}

test('the image runs on a read-only file system, as a user that it does not know', async () => {
  const storage = ['--root', join(folder, 'storage'), '--runroot', join(folder, 'run'), '--storage-driver', 'vfs'];
  const podman = (...args: string[]) => succeed('podman', [...storage, '--runtime', 'runc', ...args]);
  // No registry is asked: the installed system is the base, and the binary under test what the first stage would build.
  const base = join(folder, 'base.tar');
  succeed('tar', ['--create', '--file', base, '--directory', system, '.']);
  podman('import', base, 'docker.io/library/debian:12-slim');
  const stage = join(folder, 'stage');
  mkdirSync(join(stage, 'image/usr/bin'), { recursive: true });
  mkdirSync(join(stage, 'image/var/lib/vestibule'), { recursive: true });
  copyFileSync(join(folder, 'dist/vestibule'), join(stage, 'image/usr/bin/vestibule'));
  const file = join(SOURCE, 'deploy/Dockerfile');
  const build = ['--pull=never', '--isolation=chroot', '--format=docker', `--build-context=build=${stage}`];
  succeed('buildah', [...storage, 'build', ...build, '--file', file, '--tag', 'vestibule', SOURCE]);

  const data = join(folder, 'data');
  mkdirSync(data);
  chownSync(data, 20001, 20001);
  const port = await freePort();
  const locked = ['--read-only', '--tmpfs=/tmp', '--cap-drop=ALL', '--security-opt=no-new-privileges'];
  const limits = ['--ulimit=nofile=4096:4096', '--ulimit=nproc=4096:4096', '--health-interval=disable'];
  const place = ['--network=host', '--user=20001:20001', `--volume=${data}:/var/lib/vestibule`];
  const settings = ['VESTIBULE_PUBLIC_URL=https://login.example.com', `VESTIBULE_LISTEN=127.0.0.1:${port}`];
  const environment = settings.map((setting) => `--env=${setting}`);
  podman('run', '--detach', '--name=server', ...locked, ...limits, ...place, ...environment, 'vestibule');

  // The check of the image itself.
  await until(() => {
    try {
      podman('healthcheck', 'run', 'server');
      return true;
    } catch {
      return false;
    }
  });
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  expect(statSync(join(data, 'vestibule.db')).uid).toBe(20001);
  expect(() => podman('exec', 'server', 'touch', '/anywhere')).toThrow('Read-only file system');
  podman('stop', 'server');
  expect(podman('inspect', '--format={{.State.ExitCode}}', 'server')).toBe('0\n');
  podman('rm', 'server');
});

test('a newcomer comes from the package to a restored backup', async ({ page }) => {
  // A binary that is not optimised reads its assets from the source.
  machine = await Machine.boot(system, [folder, SOURCE, '/usr/bin/prometheus']);
  const port = await freePort();
  url = `http://localhost:${port}`;
  const others = ['METRICS_PORT', 'RESTORED_PORT', 'PROMETHEUS_PORT'];
  const ports = await Promise.all(others.map(async (name) => `${name}=${await freePort()}`));
  const script = join(SOURCE, 'deploy/try.sh');
  const trial = machine.start('env', `PORT=${port}`, ...ports, script, packaged('1'));
  let said = '';
  for (const stream of [trial.stdout, trial.stderr]) stream?.on('data', (text) => (said += text));
  const ended = new Promise((exited) => trial.once('exit', exited));

  const link = () => /http:\S+\/setup\/\S+/.exec(said.split('First administrator')[1] ?? '')?.[0] ?? '';
  await expect.poll(() => link() || (trial.exitCode === null ? '' : said), { timeout: 120_000 }).toMatch(/^http:/);
  await Authenticator.add(page);
  await page.goto(link());
  await page.getByLabel('Email or phone number').fill('admin@example.com');
  await page.locator('#ownid-widget button').click();
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();

  expect(await ended, said).toBe(0);
  expect(said).toContain('The restored server has the same 1 account(s).');
  expect(said).toContain('Prometheus has read that the database is up.');
});

test('systemd keeps the server from everything that is not its own', () => {
  const { stdout } = machine.run('systemd-analyze', 'security', 'vestibule', '--no-pager');
  const exposure = /Overall exposure level for vestibule.service: ([\d.]+)/.exec(stdout)?.[1];
  expect(Number(exposure)).toBeLessThan(2);
});

test('an upgrade restarts the server with everything that it had', async () => {
  const serving = () => machine.run('systemctl', 'show', '--property=MainPID', '--value', 'vestibule').stdout.trim();
  const accounts = () =>
    machine.run(
      ...'runuser --user vestibule -- env VESTIBULE_CONFIG=/etc/vestibule/vestibule.toml'.split(' '),
      ...'VESTIBULE_DATA_DIR=/var/lib/vestibule vestibule export'.split(' '),
    ).stdout;
  const [before, exported] = [serving(), accounts()];
  expect(exported).toContain('admin@example.com');

  const upgrade = machine.run('apt-get', 'install', '--yes', packaged('2'));

  expect(upgrade.status, upgrade.said).toBe(0);
  expect(machine.run('dpkg-query', '--show', 'vestibule').stdout).toMatch(/-2\n$/);
  expect(serving()).not.toBe(before);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(accounts()).toBe(exported);
  expect(machine.run('grep', 'public_url = "http', '/etc/vestibule/vestibule.toml').stdout).toContain(url);
});

test('removal stops the server, and even purging leaves the accounts', async () => {
  const removal = machine.run('apt-get', 'remove', '--yes', 'vestibule');
  expect(removal.status, removal.said).toBe(0);
  expect(await fetch(url).catch(() => 'nothing answers')).toBe('nothing answers');
  expect(machine.run('test', '-e', '/usr/bin/vestibule').status).toBe(1);
  expect(machine.run('test', '-e', '/etc/vestibule/vestibule.toml').status).toBe(0);

  const purge = machine.run('apt-get', 'purge', '--yes', 'vestibule');
  expect(purge.status, purge.said).toBe(0);
  expect(machine.run('test', '-e', '/etc/vestibule/vestibule.toml').status).toBe(1);
  expect(machine.run('test', '-e', '/var/lib/vestibule/vestibule.db').status).toBe(0);
});
