"""JupyterHub with oauthenticator. Nobody's notebooks are started: what it proves is who may enter."""

import os
from urllib.parse import urlencode

from jupyterhub.proxy import Proxy


class NoProxy(Proxy):
    """Without notebooks, browsers talk to the hub itself."""

    should_start = False

    async def add_route(self, routespec, target, data):
        pass

    async def delete_route(self, routespec):
        pass

    async def get_all_routes(self):
        return {}


PARTY_URL, ISSUER = os.environ["PARTY_URL"], os.environ["ISSUER"]

c = get_config()  # noqa: F821
c.JupyterHub.hub_bind_url = PARTY_URL
c.JupyterHub.proxy_class = NoProxy
c.JupyterHub.db_url = "sqlite://"
c.JupyterHub.cookie_secret = os.urandom(32)
c.JupyterHub.default_url = "/hub/home"

c.JupyterHub.authenticator_class = "generic-oauth"
c.GenericOAuthenticator.client_id = os.environ["CLIENT_ID"]
c.GenericOAuthenticator.client_secret = os.environ["CLIENT_SECRET"]
c.GenericOAuthenticator.oauth_callback_url = f"{PARTY_URL}/hub/oauth_callback"
c.GenericOAuthenticator.authorize_url = f"{ISSUER}/oauth2/authorize"
c.GenericOAuthenticator.token_url = f"{ISSUER}/oauth2/token"
c.GenericOAuthenticator.userdata_url = f"{ISSUER}/oauth2/userinfo"
back = {"client_id": os.environ["CLIENT_ID"], "post_logout_redirect_uri": f"{PARTY_URL}/hub/login"}
c.GenericOAuthenticator.logout_redirect_url = f"{ISSUER}/oauth2/logout?{urlencode(back)}"
c.GenericOAuthenticator.scope = ["openid", "profile", "email", "groups", "offline_access"]
c.GenericOAuthenticator.username_claim = "preferred_username"
c.GenericOAuthenticator.allow_all = True
c.GenericOAuthenticator.auto_login = True

# The roles at Vestibule are the groups here, and teachers are administrators.
c.GenericOAuthenticator.manage_groups = True
c.GenericOAuthenticator.auth_state_groups_key = "oauth_user.groups"
c.GenericOAuthenticator.admin_groups = {"teacher"}

# Claims are read anew when they are a second old.
c.GenericOAuthenticator.auth_refresh_age = 1
c.GenericOAuthenticator.enable_auth_state = True
c.CryptKeeper.keys = [os.urandom(32)]
