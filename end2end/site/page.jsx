// A site of somebody else, written as OwnID documents its React package, with nothing said about
// Vestibule but where the SDK is.

import { OwnID, OwnIDInit, ownidReactService, WidgetType } from '@ownid/react';
import { useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

async function post(path, body) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.json();
}

function Register() {
  const email = useRef(null);
  const password = useRef(null);
  const confirm = useRef(null);
  const [ownIdData, setOwnIdData] = useState(null);
  const [said, say] = useState('');
  const submit = async (event) => {
    event.preventDefault();
    const user = { loginId: email.current.value, password: password.current.value, ownIdData };
    const { created, error } = await post('/register', user);
    say(created ? `Created ${user.loginId}` : error);
  };
  return (
    <form onSubmit={submit}>
      <label>
        Email <input ref={email} type="email" required />
      </label>
      <label>
        Password <input ref={password} type="password" required />
      </label>
      <label>
        Again <input ref={confirm} type="password" required />
      </label>
      <OwnID
        type={WidgetType.Register}
        loginIdField={email}
        passwordField={password}
        confirmPasswordContainer={confirm}
        onRegister={setOwnIdData}
        onError={say}
        options={{ variant: window.variant, passwordFieldBinding: true }}
      />
      <button type="submit">Sign up</button>
      <output>{said}</output>
    </form>
  );
}

function Login({ type }) {
  const email = useRef(null);
  const password = useRef(null);
  const [said, say] = useState('');
  const [shown, show] = useState(true);
  const onLogin = async ({ token }) => say(`Hello ${(await post('/me', { token })).loginId}`);
  return (
    <form>
      <label>
        Email <input ref={email} type="email" autoComplete="username webauthn" />
      </label>
      <label>
        Password <input ref={password} type="password" />
      </label>
      {shown && (
        <OwnID
          type={type}
          loginIdField={email}
          passwordField={password}
          onLogin={onLogin}
          onError={(message, { code }) => say(`${code}: ${message}`)}
        />
      )}
      <button type="button" onClick={() => show(!shown)}>
        Toggle
      </button>
      <output>{said}</output>
    </form>
  );
}

const pages = {
  '/register': <Register />,
  '/login': <Login type={WidgetType.Login} />,
  '/recover': <Login type={WidgetType.Recover} />,
};

window.ownidReactService = ownidReactService;
createRoot(document.getElementById('root')).render(
  <>
    <OwnIDInit config={{ appId: window.appId, overrideSdk: window.sdk }} />
    {pages[location.pathname]}
  </>,
);
