// What the tests of the parties share.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test as base, expect, person, someone } from '../fixtures.ts';
import { Vestibule } from '../vestibule.ts';
import { SERVER_VARIABLE } from './server.ts';

export { askForCode, byCode, byPasskey, byPassword } from '../logins.ts';
export { expect, person, someone };

/** Tests against the one server that all parties share. */
export const test = base.extend<object, { vestibule: Vestibule }>({
  vestibule: [
    async ({}, use) => use(Vestibule.running(JSON.parse(process.env[SERVER_VARIABLE] ?? ''))),
    { scope: 'worker' },
  ],
});

/** The Python in which the parties of requirements.txt are installed. */
export const PYTHON = fileURLToPath(new URL('../../target/conformance/bin/python', import.meta.url));

/** Leaves the tests of a file out where one of these files of the party is missing. In CI, all must be there. */
export function needs(party: string, ...files: string[]) {
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length > 0 && process.env.CI) throw new Error(`${party} is not installed: no ${missing.join(', ')}`);
  test.skip(missing.length > 0, `${party} is not installed (no ${missing.join(', ')})`);
}
