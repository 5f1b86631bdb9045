// Authlib, as Flask applications use it.
import { byPassword, needs, PYTHON, person, test } from '../fixtures.ts';
import { logInAndRefresh, Party } from '../journey.ts';

needs('authlib', PYTHON);

test('authlib logs in by password and refreshes', async ({ page, vestibule }) => {
  const party = await Party.start(vestibule, 'Authlib', PYTHON, 'authlib_party.py');
  try {
    await logInAndRefresh({ page, vestibule, party, loginId: person(vestibule, 'authlib'), logIn: byPassword });
  } finally {
    await party.stop();
  }
});
