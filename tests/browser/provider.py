"""An OpenID provider of our own, with the authorization code flow, discovery and signed tokens."""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.request import Request, urlopen

import oidc_provider_mock
from jinja2 import ChoiceLoader, DictLoader
from playwright.sync_api import Page
from werkzeug.serving import make_server

from harness.browser import wait_until_drawn

# The frame of its pages without the style sheet that it would fetch from another host.
FRAME = "<!doctype html><link rel='icon' href='data:,'><main>{% block content %}{% endblock %}</main>"

PEOPLE: dict[str, dict[str, object]] = {
    "vera": {"name": "Vera Viewer", "roles": ["jpoa-readers", "something-else"]},
    "emil": {"name": "Emil Exporter", "roles": ["jpoa-exporters"]},
    "rosa": {"name": "Rosa Reviewer", "email": "Rosa@example.org", "email_verified": True},
    "fake": {"name": "Not Rosa", "email": "rosa@example.org", "email_verified": False},
}
SECRETS = """
[auth]
redirect_uri = "{redirect_uri}"
cookie_secret = "tG5x-0oQ2Lr8Zc1mVh7bKj4eWs9yUdNa"
client_id = "{client_id}"
client_secret = "{client_secret}"
server_metadata_url = "{provider}/.well-known/openid-configuration"

[access]
contact = "the data office"

[access.roles]
viewer = ["jpoa-readers"]
exporter = ["jpoa-exporters"]

[access.addresses]
reviewer = ["rosa@example.org"]
"""


@dataclass(frozen=True)
class Provider:
    """A provider that is being served."""

    url: str

    def register(self, redirect_uri: str) -> Mapping[str, str]:
        """Register a client; return its id and secret."""
        asked = Request(
            f"{self.url}/oauth2/clients",
            json.dumps({"redirect_uris": [redirect_uri], "scope": "openid profile email"}).encode(),
            {"Content-Type": "application/json"},
        )
        with urlopen(asked, timeout=5) as answer:
            return dict(json.load(answer))


@contextmanager
def provide(people: Mapping[str, Mapping[str, object]]) -> Iterator[Provider]:
    """Serve a provider that knows these people by their claims, until the block ends."""
    users = [oidc_provider_mock.User(sub=sub, claims={**claims}) for sub, claims in people.items()]
    app = oidc_provider_mock.app(require_client_registration=True, require_nonce=True, user_claims=users)
    app.jinja_loader = ChoiceLoader([DictLoader({"_base.html": FRAME}), app.jinja_loader])
    server = make_server("localhost", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Provider(f"http://localhost:{server.server_port}")
    finally:
        server.shutdown()
        thread.join(5)


def configured(provider: Provider, origin: str) -> str:
    """Return the secrets of a dashboard at this address, with whose sign-in it is known to the provider."""
    redirect_uri = f"{origin}/oauth2callback"
    client = provider.register(redirect_uri)
    return SECRETS.format(redirect_uri=redirect_uri, provider=provider.url, **client)


def sign_in(page: Page, person: str) -> None:
    """Sign in from the page that asks for it, as one of the people whom the provider knows."""
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name=person, exact=True).click()
    page.locator(".st-key-navigation").or_(page.get_by_text("have no access")).first.wait_for()
    wait_until_drawn(page)


def sign_out(page: Page) -> None:
    """Sign out of the dashboard and of the provider."""
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="End session").click()
    page.get_by_role("button", name="Sign in").wait_for()
