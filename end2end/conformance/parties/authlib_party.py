"""Authlib in Flask (see journey.ts)."""

import os
from urllib.parse import urlencode

from authlib.integrations.flask_client import OAuth
from flask import Flask, redirect, session

PARTY_URL, ISSUER = os.environ["PARTY_URL"], os.environ["ISSUER"]

app = Flask(__name__)
app.secret_key = os.urandom(32)

provider = OAuth(app).register(
    "vestibule",
    client_id=os.environ["CLIENT_ID"],
    client_secret=os.environ["CLIENT_SECRET"],
    server_metadata_url=f"{ISSUER}/.well-known/openid-configuration",
    client_kwargs={"scope": "openid profile email offline_access", "code_challenge_method": "S256"},
)


@app.get("/login")
def login():
    return provider.authorize_redirect(f"{PARTY_URL}/callback")


@app.get("/callback")
def callback():
    keep(provider.authorize_access_token())
    return redirect(f"{PARTY_URL}/")


@app.get("/")
def learnt():
    if "tokens" not in session:
        return "Nobody is logged in.", 401
    tokens = session["tokens"]
    return {"claims": session["claims"], "userinfo": provider.userinfo(token=tokens)}


@app.get("/refresh")
def refresh():
    before = session["tokens"]
    metadata = provider.load_server_metadata()
    with provider._get_oauth_client(**metadata) as client:
        tokens = client.refresh_token(metadata["token_endpoint"], before["refresh_token"])
    assert tokens["access_token"] != before["access_token"]
    tokens["userinfo"] = provider.parse_id_token(tokens, nonce=None)
    keep(tokens)
    return learnt()


@app.get("/logout")
def logout():
    metadata = provider.load_server_metadata()
    hint = {"id_token_hint": session["tokens"]["id_token"], "post_logout_redirect_uri": f"{PARTY_URL}/"}
    session.clear()
    return redirect(f"{metadata['end_session_endpoint']}?{urlencode(hint)}")


def keep(tokens):
    session["claims"] = tokens.pop("userinfo")
    session["tokens"] = tokens


if __name__ == "__main__":
    app.run(port=int(PARTY_URL.rpartition(":")[2]))
