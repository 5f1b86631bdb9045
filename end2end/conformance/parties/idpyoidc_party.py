"""idpyoidc, by the author of the certification suite, in Flask (see journey.ts)."""

import os

from cryptojwt import KeyJar
from flask import Flask, redirect, request, session
from idpyoidc.client.defaults import DEFAULT_OIDC_SERVICES
from idpyoidc.client.oauth2.stand_alone_client import backchannel_logout
from idpyoidc.client.rp_handler import RPHandler

PARTY_URL, ISSUER = os.environ["PARTY_URL"], os.environ["ISSUER"]
SCOPES = ["openid", "profile", "email", "offline_access"]

# The logins of which the server said that they ended.
ended = set()

app = Flask(__name__)
app.secret_key = os.urandom(32)

end_session = {"end_session": {"class": "idpyoidc.client.oidc.end_session.EndSession"}}
pkce = {"function": "idpyoidc.client.oauth2.add_on.pkce.add_support", "kwargs": {"code_challenge_length": 64, "code_challenge_method": "S256"}}
handler = RPHandler(
    base_url=PARTY_URL,
    keyjar=KeyJar(),
    services=DEFAULT_OIDC_SERVICES | end_session,
    client_configs={
        "": {
            "client_type": "oidc",
            "client_id": os.environ["CLIENT_ID"],
            "client_secret": os.environ["CLIENT_SECRET"],
            "redirect_uris": [f"{PARTY_URL}/callback"],
            "post_logout_redirect_uris": [f"{PARTY_URL}/"],
            "id_token_signed_response_alg": "ES256",
            "response_types_supported": ["code"],
            "scopes_supported": SCOPES,
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            "client_authn_methods": ["client_secret_basic", "bearer_header"],
            "add_ons": {"pkce": pkce},
        }
    },
)


@app.get("/login")
def login():
    return redirect(handler.begin(issuer_id=ISSUER, req_args={"scope": SCOPES}))


@app.get("/callback")
def callback():
    login = handler.finalize(ISSUER, request.args.to_dict())
    assert "error" not in login, login
    session["state"] = login["state"]
    return redirect(f"{PARTY_URL}/")


@app.get("/")
def learnt():
    if "state" not in session or session["state"] in ended:
        return "Nobody is logged in.", 401
    state = session["state"]
    kept = handler.get_session_information(state)
    return {
        "claims": kept["__verified_id_token"],
        "userinfo": handler.get_user_info(state).to_dict(),
    }


@app.get("/refresh")
def refresh():
    before = handler.get_session_information(session["state"])["access_token"]
    tokens = handler.refresh_access_token(session["state"])
    assert tokens["access_token"] != before
    return learnt()


@app.get("/logout")
def logout():
    request = handler.logout(session.pop("state"), post_logout_redirect_uri=f"{PARTY_URL}/")
    return redirect(request["url"])


@app.post("/backchannel")
def backchannel():
    client = handler.issuer2rp[ISSUER]
    # The package looks for the algorithm in the answer to a registration, and this client was not registered dynamically.
    client.get_context().registration_response["id_token_signed_response_alg"] = "ES256"
    state = backchannel_logout(client, request.get_data(as_text=True))
    ended.add(state)
    return ""


if __name__ == "__main__":
    app.run(port=int(PARTY_URL.rpartition(":")[2]))
