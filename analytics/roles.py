"""Who has which role: what the configuration says, and what follows from it for a person who signed in.

Sign-in itself is Streamlit's: `[auth]` in secrets.toml names the provider, `[access]` beside it says who may
do what. docs/access.md tells both. A configuration with anything wrong in it is refused as a whole.
"""

import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Any
from urllib.parse import urlsplit


class Role(IntEnum):
    """A role; each has the rights of those before it."""

    VIEWER = 1
    EXPORTER = 2
    REVIEWER = 3
    ADMIN = 4


class Right(Enum):
    """What can be allowed; the value is the first role that has it."""

    VIEW = Role.VIEWER
    EXPORT = Role.EXPORTER
    REVIEW = Role.REVIEWER
    ADMINISTER = Role.ADMIN


Claims = Mapping[str, Any]

ROLES = {role.name.lower(): role for role in Role}
NO_ROLE = "none"
LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")
CALLBACK = "/oauth2callback"
LEAST_SECRET = 32
LEAST_LETTERS = 12
MOST_HOURS = 24 * 30  # Streamlit's cookie lives no longer.
# How far the clock of the provider may be ahead.
SKEW_SECONDS = 300

REQUIRED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
AUTH_KEYS = {*REQUIRED, "client_kwargs"}
ACCESS_KEYS = {"claim", "roles", "address_claim", "addresses", "default", "hours", "contact"}


class AccessError(ValueError):
    """The configuration of access is wrong; says each problem with its place and remedy."""

    def __init__(self, source: str, problems: list[str]) -> None:
        """Name the file and everything that is wrong in it."""
        super().__init__("\n".join(f"{source}, {problem}" for problem in problems))


@dataclass(frozen=True)
class Settings:
    """How access is configured.

    Attributes:
        origin: scheme, host and port under which readers reach the dashboard.
        claim: the claim of the identity token that holds roles or groups.
        by_claim: role that each value of it gives.
        address_claim: the claim that holds the address of a person.
        by_address: role of each address, in lower case.
        default: role of everyone else who signed in; None for no access.
        seconds: how long a sign-in holds.
        contact: whom to ask for access.
    """

    origin: str
    claim: str
    by_claim: Mapping[str, Role]
    address_claim: str
    by_address: Mapping[str, Role]
    default: Role | None
    seconds: float
    contact: str

    @property
    def is_secure(self) -> bool:
        """Whether readers reach the dashboard by HTTPS."""
        return self.origin.startswith("https:")

    def role_of(self, claims: Claims) -> Role | None:
        """Return the highest role of a person; None for no access, or where the sign-in holds no longer."""
        if not self.holds(claims):
            return None
        found = [self.by_claim.get(value) for value in _values(claims, self.claim)]
        found += [self.by_address.get(self._address(claims)), self.default]
        return max((role for role in found if role), default=None)

    def holds(self, claims: Claims) -> bool:
        """Return whether these are the claims of a person who signed in, not too long ago."""
        issued = claims.get("iat")
        if claims.get("is_logged_in") is not True or not isinstance(issued, int | float):
            return False
        return -SKEW_SECONDS <= time.time() - issued < self.seconds

    def _address(self, claims: Claims) -> str:
        # Anyone may write any address into some accounts: one that is not verified is nobody's.
        if self.address_claim == "email" and claims.get("email_verified") is not True:
            return ""
        return str(claims.get(self.address_claim, "")).strip().lower()


def _values(claims: Claims, name: str) -> list[str]:
    """Return the values of a claim, which may lie deeper: realm_access.roles."""
    found: Any = claims
    for part in [name] if name in claims else name.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return [value for value in (found if isinstance(found, list) else [found]) if isinstance(value, str)]


def read_settings(secrets: Mapping[str, Any], source: str) -> Settings | None:
    """Return how access is configured; None where it is not, and whoever reaches the dashboard may use it.

    Args:
        secrets: the content of secrets.toml.
        source: the name of that file, for messages.

    Raises:
        AccessError: something in it is wrong, missing or unknown.
    """
    if not {"auth", "access"} & {*secrets}:
        return None
    tables = {name: secrets.get(name) for name in ("auth", "access")}
    problems = [
        f"[{name}]: is missing. Sign-in needs both [auth] and [access]: see docs/access.md."
        for name, table in tables.items()
        if not isinstance(table, Mapping)
    ]
    auth, access = (table if isinstance(table, Mapping) else {} for table in tables.values())
    if not problems:
        problems = [*_problems_of_auth(auth), *_problems_of_access(access)]
    if problems:
        raise AccessError(source, problems)
    address = urlsplit(auth["redirect_uri"])
    return Settings(
        origin=f"{address.scheme}://{address.netloc}",
        claim=access.get("claim", "roles"),
        by_claim={value: ROLES[role] for role, value in _pairs(access.get("roles", {}))},
        address_claim=access.get("address_claim", "email"),
        by_address={value.lower(): ROLES[role] for role, value in _pairs(access.get("addresses", {}))},
        default=ROLES.get(access.get("default", NO_ROLE)),
        seconds=access.get("hours", 8) * 3600,
        contact=access.get("contact", ""),
    )


def _problems_of_auth(auth: Mapping[str, Any]) -> Iterator[str]:
    """Say what is wrong with the provider; never with the value of a secret."""
    yield from _unknown("auth", auth, AUTH_KEYS)
    missing = [key for key in REQUIRED if not isinstance(auth.get(key), str) or not auth[key].strip()]
    for key in missing:
        yield f"[auth] {key}: is missing. Write a text in quotes; docs/access.md says where it comes from."
    if missing:
        return
    for key in ("redirect_uri", "server_metadata_url"):
        if not _is_safe(auth[key]):
            yield f'[auth] {key}: "{auth[key]}" is no https address. Write https://, or http://localhost.'
    if urlsplit(auth["redirect_uri"]).path[-len(CALLBACK) :] != CALLBACK:
        yield f'[auth] redirect_uri: "{auth["redirect_uri"]}" does not end so. Let it end with {CALLBACK}.'
    secret = auth["cookie_secret"]
    if len(secret) < LEAST_SECRET or len({*secret}) < LEAST_LETTERS:
        yield (
            "[auth] cookie_secret: can be guessed. Write what this prints: "
            'python -c "import secrets; print(secrets.token_urlsafe(48))"'
        )


def _problems_of_access(access: Mapping[str, Any]) -> Iterator[str]:
    yield from _unknown("access", access, ACCESS_KEYS)
    for key in ("claim", "address_claim", "contact"):
        if not isinstance(access.get(key, "-"), str) or not access.get(key, "-").strip():
            yield f"[access] {key}: {access[key]!r} is no text. Write a text in quotes or leave it out."
    default = access.get("default", NO_ROLE)
    if default not in (*ROLES, NO_ROLE):
        yield f"[access] default: {default!r} is no role. Write one of {', '.join(ROLES)}, {NO_ROLE}."
    hours = access.get("hours", 8)
    if isinstance(hours, bool) or not isinstance(hours, int | float) or not 0 < hours <= MOST_HOURS:
        yield f"[access] hours: {hours!r} is no time that a sign-in can hold. Write 1 to {MOST_HOURS}."
    wrong = [*_problems_of_list("roles", access), *_problems_of_list("addresses", access)]
    yield from wrong
    if not wrong and default == NO_ROLE and not _pairs(access.get("roles", {}), access.get("addresses", {})):
        yield "[access]: nobody has a role. Write [access.roles], [access.addresses] or default."


def _problems_of_list(key: str, access: Mapping[str, Any]) -> Iterator[str]:
    """Say what is wrong with a table that gives each role a list."""
    table, place = access.get(key, {}), f"[access.{key}]"
    if not isinstance(table, Mapping):
        yield f'{place}: is no table. Write {place} and below it lines such as viewer = ["..."].'
        return
    for role, values in table.items():
        if role not in ROLES:
            yield f'{place} {role}: "{role}" is no role. Write one of {", ".join(ROLES)}.'
        if not isinstance(values, list) or not all(
            isinstance(value, str) and value.strip() for value in values
        ):
            yield f'{place} {role}: {values!r} is no list of texts. Write {role} = ["..."].'
            return
    values = [value.lower() for _role, value in _pairs(table)]
    for value in sorted({value for value in values if values.count(value) > 1}):
        yield f'{place}: "{value}" stands there twice. Leave it at the one role that is meant.'


def _pairs(*tables: Mapping[str, list[str]]) -> list[tuple[str, str]]:
    return [(role, value) for table in tables for role, values in table.items() for value in values]


def _unknown(name: str, table: Mapping[str, Any], known: set[str]) -> Iterator[str]:
    for key in sorted({*table} - known):
        yield f"[{name}] {key}: there is no such key. Write one of {', '.join(sorted(known))}."


def _is_safe(address: str) -> bool:
    """Return whether an address is whole and by HTTPS, or of this machine."""
    try:
        parts = urlsplit(address)
        _port = parts.port
    except ValueError:
        return False
    if not parts.hostname or re.search(r"[\s{}@]", parts.netloc):
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOCAL_HOSTS)
