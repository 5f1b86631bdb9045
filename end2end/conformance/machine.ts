// A machine with a systemd of its own, in which a package is installed as on a new server. It shares this machine's network.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PACKAGES = 'curl,systemd,systemd-sysv';

/** Installs the Debian or Ubuntu that this machine has in a folder of its own. */
export function installSystem(): string {
  const root = mkdtempSync(join(tmpdir(), 'vestibule-machine-'));
  chmodSync(root, 0o755);
  const suite = /^VERSION_CODENAME=(.*)$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'stable';
  succeed('debootstrap', ['--variant=minbase', `--include=${PACKAGES}`, suite, root]);
  return root;
}

export class Machine {
  private constructor(
    private readonly container: ChildProcess,
    private readonly leader: string,
  ) {}

  /** Starts the system in a folder, and waits until its services run. Each path is readable in it, too. */
  static async boot(root: string, paths: string[]): Promise<Machine> {
    const bound = paths.map((path) => `--bind-ro=${path}`);
    const options = ['--quiet', '--register=no', '--keep-unit', '--console=pipe', ...bound];
    const container = spawn('systemd-nspawn', [...options, `--directory=${root}`, '--boot'], { stdio: 'ignore' });
    const children = `/proc/${container.pid}/task/${container.pid}/children`;
    const machine = new Machine(container, await until(() => readFileSync(children, 'utf8').trim()));
    await until(() => machine.run('systemctl', 'is-system-running', '--wait').stdout.trim() === 'running');
    return machine;
  }

  /** Starts a command in the machine. */
  start(...words: string[]): ChildProcess {
    return spawn('nsenter', this.inside(words));
  }

  /** Runs a command in the machine, and waits for its end. */
  run(...words: string[]) {
    const { status, stdout, stderr } = spawnSync('nsenter', this.inside(words), { encoding: 'utf8' });
    return { status, stdout, said: stdout + stderr };
  }

  async stop() {
    const gone = new Promise((exited) => this.container.once('exit', exited));
    this.run('systemctl', 'poweroff', '--force');
    await gone;
  }

  private inside(words: string[]): string[] {
    return [`--target=${this.leader}`, '--all', '--', ...words];
  }
}

/** Runs a command, which must succeed, and returns what it printed. */
export function succeed(command: string, args: string[], environment: NodeJS.ProcessEnv = {}): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${command} failed: ${error?.message ?? stdout + stderr}`);
  return stdout;
}

/** Waits a minute at most for a value that is true. */
export async function until<Value>(find: () => Value): Promise<Value> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const found = find();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`this did not come true: ${find}`);
    await new Promise((next) => setTimeout(next, 50));
  }
}
