// A site made as the README of @ownid/react tells it, which is the same in all its versions: errors go into state and are drawn, and
// what `onRegister` gives goes with the form as base64 of a JSON array.

import { OwnID, OwnIDInit, WidgetType } from '@ownid/react';
import { useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

async function post(path, body) {
  const headers = { 'Content-Type': 'application/json' };
  return (await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })).json();
}

function Register() {
  const email = useRef(null);
  const password = useRef(null);
  const passwordConfirm = useRef(null);
  const [error, setError] = useState('');
  const [said, say] = useState('');
  const onRegister = (ownIdData) => {
    window.ownIdData = ownIdData;
  };
  const onSubmit = async (event) => {
    event.preventDefault();
    const formData = { loginId: email.current.value, password: password.current.value };
    if (window.ownIdData) formData.ownIdData = btoa(JSON.stringify([window.ownIdData]));
    const { created, error } = await post('/register', formData);
    say(created ? `Created ${formData.loginId}` : error);
  };
  return (
    <form onSubmit={onSubmit}>
      <label>
        Email <input ref={email} type="email" name="email" />
      </label>
      <label>
        Password <input ref={password} type="password" name="password" />
      </label>
      <label>
        Again <input ref={passwordConfirm} type="password" name="password" />
      </label>
      <OwnID
        type={WidgetType.Register}
        loginIdField={email}
        passwordField={password}
        confirmPasswordContainer={passwordConfirm}
        onError={setError}
        onRegister={onRegister}
      />
      <button type="submit">Sign up</button>
      <p role="alert">{error}</p>
      <output>{said}</output>
    </form>
  );
}

function Login({ type }) {
  const email = useRef(null);
  const password = useRef(null);
  const [error, setError] = useState('');
  const [said, say] = useState('');
  const onLogin = async (data) => {
    const { loginId } = await post('/me', { token: data.token });
    say(`Hello ${loginId}, ${data.metadata.loginId} by ${data.metadata.authType}`);
  };
  return (
    <form>
      <label>
        Email <input ref={email} type="email" />
      </label>
      <label>
        Password <input ref={password} type="password" />
      </label>
      <OwnID type={type} passwordField={password} loginIdField={email} onError={setError} onLogin={onLogin} />
      <p role="alert">{error}</p>
      <output>{said}</output>
    </form>
  );
}

// Versions before 1.6 take the SDK's address by another name, and have no recovery.
const config = { appId: window.appId, sdk: window.sdk, overrideSdk: window.sdk };
const page = location.pathname.endsWith('/register') ? (
  <Register />
) : (
  <Login type={location.pathname.endsWith('/recover') ? 'recover' : WidgetType.Login} />
);
createRoot(document.getElementById('root')).render(
  <>
    <OwnIDInit config={config} />
    {page}
  </>,
);
