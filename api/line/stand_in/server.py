"""The stand-in of LINE's Messaging API over real HTTP, for tests and demonstrations on one machine."""

from __future__ import annotations

from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from api.line.stand_in.checks import problems
from api.line.stand_in.running import Running
from api.line.stand_in.state import Sent, State

_BOT = "/v2/bot"


class StandIn:
    """LINE as far as this channel needs it."""

    def __init__(self, state: State | None = None) -> None:
        self.state = state or State()
        menu = f"{_BOT}/richmenu"
        self._routes = [
            Route(f"{_BOT}/message/reply", self._reply, methods=["POST"]),
            Route(f"{_BOT}/message/push", self._push, methods=["POST"]),
            Route(f"{_BOT}/message/quota", self._quota),
            Route(f"{_BOT}/message/quota/consumption", self._consumption),
            Route(f"{_BOT}/chat/loading/start", self._loading, methods=["POST"]),
            Route(f"{menu}/list", self._menus),
            Route(menu, self._create_menu, methods=["POST"]),
            Route(f"{menu}/{{menu}}", self._delete_menu, methods=["DELETE"]),
            Route(f"{menu}/{{menu}}/content", self._menu_image, methods=["POST"]),
            Route(f"{_BOT}/user/all/richmenu", self._default_menu),
            Route(f"{_BOT}/user/all/richmenu/{{menu}}", self._set_default_menu, methods=["POST"]),
        ]

    def app(self) -> Starlette:
        """The server as an application."""
        for route in self._routes:
            route.app = _guarded(self.state, route.app)
        return Starlette(routes=self._routes)

    async def _reply(self, request: Request) -> Response:
        if "x-line-retry-key" in request.headers:
            return _error(400, "The retry key is not supported for this endpoint")
        asked = await request.json()
        if broken := problems(asked.get("messages")):
            return self._refuse("A message (messages) in the request body is invalid", broken)
        self.state.watcher("asked")
        token = self.state.take(str(asked.get("replyToken")))
        if token is None:
            self.state.refused.append(str(asked.get("replyToken")))
            return _error(400, "Invalid reply token")
        self.state.record(Sent("reply", token.event_id, token.talk_id, tuple(asked["messages"])))
        self.state.watcher("taken")
        if self.state.losses:
            self.state.losses -= 1
            return _error(500, "Internal server error")
        return self._taken(asked["messages"])

    async def _push(self, request: Request) -> Response:
        key, state = request.headers.get("x-line-retry-key"), self.state
        asked = await request.json()
        if broken := problems(asked.get("messages")):
            return self._refuse("A message (messages) in the request body is invalid", broken)
        with state.lock:
            if key in state.retry_keys:
                return _error(409, "The retry key is already accepted")
            if state.quota is not None and state.pushes >= state.quota:
                return _error(429, "You have reached your monthly limit.")
            state.pushes += 1
            state.retry_keys |= {key} if key else set()
        state.record(Sent("push", None, str(asked.get("to")), tuple(asked["messages"])))
        return self._taken(asked["messages"])

    async def _quota(self, request: Request) -> Response:
        quota = self.state.quota
        return JSONResponse({"type": "none"} if quota is None else {"type": "limited", "value": quota})

    async def _consumption(self, request: Request) -> Response:
        return JSONResponse({"totalUsage": self.state.pushes})

    async def _loading(self, request: Request) -> Response:
        asked = await request.json()
        seconds = asked.get("loadingSeconds", 20)
        if seconds not in range(5, 61, 5):
            return _error(400, "loadingSeconds must be a multiple of 5 up to 60")
        self.state.animations.append(str(asked["chatId"]))
        return JSONResponse({}, 202)

    async def _menus(self, request: Request) -> Response:
        menus = [menu | {"richMenuId": menu_id} for menu_id, menu in self.state.menus.items()]
        return JSONResponse({"richmenus": menus})

    async def _create_menu(self, request: Request) -> Response:
        menu_id = self.state.new_id("richmenu-")
        self.state.menus[menu_id] = await request.json()
        return JSONResponse({"richMenuId": menu_id})

    async def _delete_menu(self, request: Request) -> Response:
        gone = self.state.menus.pop(request.path_params["menu"], None)
        return JSONResponse({}) if gone is not None else _error(404, "richmenu not found")

    async def _menu_image(self, request: Request) -> Response:
        menu_id, image = request.path_params["menu"], await request.body()
        if menu_id not in self.state.menus or menu_id in self.state.images or not _is_menu_image(image):
            return _error(400, "An image cannot be uploaded")
        self.state.images[menu_id] = image
        return JSONResponse({})

    async def _default_menu(self, request: Request) -> Response:
        menu_id = self.state.default_menu
        return JSONResponse({"richMenuId": menu_id}) if menu_id else _error(404, "no default richmenu")

    async def _set_default_menu(self, request: Request) -> Response:
        menu_id = request.path_params["menu"]
        if menu_id not in self.state.images:
            return _error(400, "must upload richmenu image before applying it to user")
        self.state.default_menu = menu_id
        return JSONResponse({})

    def _taken(self, messages: list[object]) -> Response:
        return JSONResponse({"sentMessages": [{"id": self.state.new_id("6")} for _ in messages]})

    def _refuse(self, message: str, broken: list[str]) -> Response:
        self.state.refused.extend(broken)
        details = [{"message": one.split(": ", 1)[1], "property": one.split(": ", 1)[0]} for one in broken]
        return _error(400, message, details)


class RunningStandIn(Running):
    """The stand-in, running."""

    def __init__(self, state: State | None = None) -> None:
        stand_in = StandIn(state)
        self.state = stand_in.state
        super().__init__(stand_in.app())


def _is_menu_image(image: bytes) -> bool:
    return image.startswith(b"\x89PNG") and len(image) <= 1024 * 1024


def _guarded(state: State, inner: Any) -> Any:
    """Before every request: the access token, and the failures that were ordered."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        headers = dict(scope["headers"])
        if headers.get(b"authorization") != f"Bearer {state.access_token}".encode():
            inside: Any = _error(401, "Authentication failed")
        elif state.failures:
            inside = _error(state.failures.pop(0), "The API rate limit has been exceeded. Try again later.")
        else:
            inside = inner
        await inside(scope, receive, send)

    return app


def _error(status: int, message: str, details: list[dict[str, str]] | None = None) -> JSONResponse:
    return JSONResponse({"message": message} | ({"details": details} if details else {}), status)
