// The server of all parties: it starts before the first one, and stops after the last.
import { Vestibule } from '../vestibule.ts';

/** Name under which the processes of the tests find the server's environment. */
export const SERVER_VARIABLE = 'CONFORMANCE_SERVER';

export default async function start() {
  const vestibule = await Vestibule.start();
  process.env[SERVER_VARIABLE] = JSON.stringify(vestibule.environment);
  return () => vestibule.stop();
}
