// Authlib, as Flask applications use it.
import { byPassword, needs, PYTHON, person, test } from '../fixtures.ts';
import { logInAndRefresh, logOut, Party } from '../journey.ts';

needs('authlib', PYTHON);

test('authlib logs in by password, refreshes and logs out', async ({ page, vestibule }) => {
  const party = await Party.start(vestibule, 'Authlib', PYTHON, 'authlib_party.py');
  try {
    await logInAndRefresh({ page, vestibule, party, loginId: person(vestibule, 'authlib'), logIn: byPassword });
    await logOut(page, party);
  } finally {
    await party.stop();
  }
});
