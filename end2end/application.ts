// Applications, as an operator makes them.
import type { Vestibule } from './vestibule.ts';

/** What `vestibule application create` prints; kinds without a secret have none. */
export type Application = { client_id: string; client_secret: string };

/** Creates an application by the command line. */
export function createApplication(vestibule: Vestibule, name: string, options: string[]): Application {
  const { status, stdout, stderr } = vestibule.command(['application', 'create', name, '--json', ...options]);
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
