// idpyoidc, a relying party by the author of the certification suite.
import { byCode, needs, PYTHON, person, test } from '../fixtures.ts';
import { logInAndRefresh, logOut, Party } from '../journey.ts';

needs('idpyoidc', PYTHON);

test('idpyoidc logs in by a code, refreshes and logs out', async ({ page, vestibule }) => {
  const party = await Party.start(vestibule, 'idpyoidc', PYTHON, 'idpyoidc_party.py');
  try {
    await logInAndRefresh({ page, vestibule, party, loginId: person(vestibule, 'idpyoidc'), logIn: byCode });
    await logOut(page, party);
  } finally {
    await party.stop();
  }
});
