"""Addresses for whoever runs the dashboard: whether it is alive, whether it is ready, and what it counted."""

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from analytics import log
from analytics.database import DatabaseMissingError
from analytics.ui.state import age, read_state


async def tell_alive(_request: Request) -> Response:
    """Answer, and do nothing else: whoever gets an answer knows that the server lives."""
    return PlainTextResponse("ok")


def tell_ready(_request: Request) -> Response:
    """Say whether there is a database that can be read, and which one; 503 and a reason where none is."""
    try:
        state = read_state()
    except DatabaseMissingError:
        return _not_ready("The database is missing.")
    except Exception as error:  # Whatever is wrong with it, nobody can be served.
        return _not_ready("The database cannot be opened.", reference=log.log_error(error))
    changed = state.records_changed
    return _answer(
        200,
        ready=True,
        data_version=state.data_version,
        contract_version=state.contract_version,
        build_age_seconds=round(age(state.built).total_seconds()),
        records_age_seconds=round(age(changed).total_seconds()) if changed else None,
    )


def _not_ready(reason: str, **more: str) -> Response:
    return _answer(503, ready=False, reason=reason, **more)


def _answer(status: int, **facts: object) -> Response:
    return JSONResponse(facts, status, {"cache-control": "no-store"})


ROUTES = [Route("/healthz", tell_alive), Route("/readyz", tell_ready)]
