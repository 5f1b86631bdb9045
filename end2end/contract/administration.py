"""Gives the administration API things to be asked about: nearly all invented ids, schemas and filters would be refused.

Two of three are put in the place of by what really is, made for that one request. Which ones follows from the text, not from
chance: a request that failed must come out the same when it is tried again. What was made to be wrong stays wrong.
"""

import functools
import itertools
import os

import requests
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.meta import TestPhase
from signing import KNOWN, TOKEN, log_in

API = f"{os.environ['VESTIBULE_PUBLIC_URL']}/api/admin"
NUMBERS = itertools.count()
SCHEMA = {"type": "object", "properties": {"firstName": {"type": "string", "maxLength": 100}, "lastName": {
    "type": "string", "maxLength": 100, "x-vestibule": {"indexed": True, "searchable": True}}}, "additionalProperties": True}
FILTERS = ['status eq "active"', 'loginId sw "user"', "lastLoginAt pr", 'profile.lastName eq "Mustermann" or id pr']


def ask(method, path, **request):
    answer = requests.request(method, API + path, headers={"authorization": f"Bearer {TOKEN}", "if-match": "*"}, timeout=10, **request)
    answer.raise_for_status()
    return answer.json() if answer.content else None


def account():
    return ask("POST", "/accounts", json={"loginId": f"made{next(NUMBERS)}@example.com"})


def binned():
    made = account()
    ask("DELETE", f"/accounts/{made['id']}")
    return made


def token():
    return ask("POST", "/tokens", json={"name": "made", "scopes": ["audit:read"]})


def application():
    return ask("POST", "/applications", json={"name": f"made {next(NUMBERS)}", "kind": "web"})


def webhook():
    # No name server knows it, so that nothing is sent to anybody.
    return ask("POST", "/webhooks", json={"url": "https://hook.invalid/", "types": ["account.created"]})


@functools.cache
def own_ids():
    """What the run itself lives by: the user whom it knows, and its token."""
    user = ask("GET", "/accounts", params={"filter": f'loginId eq "{KNOWN}"'})["items"]
    return {item["id"] for item in user + ask("GET", "/tokens")["items"] if item.get("name", "contract") == "contract"}


def chosen(text):
    return sum(map(ord, str(text))) % 3


def is_right(case, location):
    return case.meta is not None and not case.meta.is_negative_at(location)


def before_call(context, case, kwargs):
    if case.path.startswith("/api/admin/"):
        given_ids(case)
        given_headers(case)
        given_query(case)
        given_body(case)


def given_ids(case):
    invented = (case.path_parameters or {}).get("id")
    # A sequence of requests is about the objects that its first requests created.
    in_sequence = case.meta is not None and case.meta.phase.name == TestPhase.STATEFUL
    if invented in own_ids() or invented and not in_sequence and is_right(case, ParameterLocation.PATH) and chosen(invented):
        made = maker(case.path)()
        case.path_parameters = {**case.path_parameters, "id": made["id"]}
        if "session" in case.path_parameters and "/accounts/" in case.path:
            case.path_parameters = {**case.path_parameters, "session": session(made)}


def maker(path):
    if "/tokens/" in path:
        return token
    if "/applications/" in path:
        return application
    if "/webhooks/" in path:
        return webhook
    return binned if path.endswith(":restore") else account


def session(user):
    log_in(os.environ["VESTIBULE_PUBLIC_URL"], user["loginId"])
    return ask("GET", f"/accounts/{user['id']}/sessions")["items"][0]["id"]


def given_headers(case):
    is_at_fault = is_right(case, ParameterLocation.BODY) and not is_right(case, ParameterLocation.HEADER)
    if not is_at_fault and "If-Match" in case.headers and chosen(f"{case.headers['If-Match']}{case.body}"):
        # A version that never existed is refused before the body is read.
        case.headers = {**case.headers, "If-Match": "*"}
    if is_right(case, ParameterLocation.HEADER) and "Idempotency-Key" in case.headers:
        # With a reused key, every request but the first is refused.
        case.headers = {**case.headers, "Idempotency-Key": f"{next(NUMBERS)}"}


def given_query(case):
    query = case.query or {}
    if not query or not is_right(case, ParameterLocation.QUERY):
        return
    if "filter" in query and chosen(query["filter"]):
        case.query = query = {**query, "filter": FILTERS[len(str(query["filter"])) % len(FILTERS)]}
    if "profile." in str(query.get("sort", "")) and chosen(query["sort"]):
        case.query = query = {**query, "sort": "-profile.lastName"}
    if "cursor" in query and chosen(query["cursor"]):
        case.query = {name: value for name, value in query.items() if name != "cursor"}


def given_body(case):
    body = case.body
    if not isinstance(body, dict):
        return
    if case.operation.label == "POST /api/admin/accounts" and str(body.get("loginId")).endswith("@example.com"):
        # A different value each time: a taken one is refused before anything else is checked.
        case.body = body = {**body, "loginId": f"user{next(NUMBERS)}@example.com"}
    if not is_right(case, ParameterLocation.BODY):
        return
    if "/webhooks" in case.path and "url" in body:
        case.body = {**body, "url": "https://hook.invalid/"}
    elif case.path.endswith("/schema"):
        if chosen(body):
            case.body = SCHEMA
    elif isinstance(body.get("operations"), list):
        case.body = {**body, "operations": [given_operation(operation) for operation in body["operations"]]}
    elif body.get("profile") and chosen(body["profile"]):
        case.body = {**body, "profile": {"firstName": "Erika"}}


def given_operation(operation):
    invented = operation.get("id")
    if invented in own_ids() or invented and chosen(invented):
        return {**operation, "id": account()["id"], "ifMatch": "*"}
    return operation
