"""Sets an empty Plane up, the way its pages do."""

from __future__ import annotations

import http.cookiejar
import json
import urllib.parse
import urllib.request


class Session:
    email, password, workspace = "ada@example.com", "Violet-Otter-42-Lamp", "acme"

    def __init__(self, url: str) -> None:
        self.url = url
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(self.cookies), _NoRedirect())

    def send(self, method: str, path: str, body=None, form=None):
        data = json.dumps(body).encode() if body is not None else urllib.parse.urlencode(form).encode() if form else None
        kind = "application/json" if body is not None else "application/x-www-form-urlencoded"
        headers = {"Content-Type": kind, "User-Agent": "test", "Referer": self.url + "/"}
        try:
            with self.opener.open(urllib.request.Request(self.url + path, data=data, headers=headers, method=method)) as response:
                text = response.read()
        except urllib.error.HTTPError as error:
            with error:
                assert error.code == 302, (path, error.code, error.read())
            assert "error_code" not in error.headers["Location"], error.headers["Location"]
            return None
        return json.loads(text) if text else None

    def bootstrap(self) -> "Session":
        token = self.send("GET", "/auth/get-csrf-token/")["csrf_token"]
        account = {"email": self.email, "password": self.password, "csrfmiddlewaretoken": token}
        self.send("POST", "/api/instances/admins/sign-up/", form={**account, "first_name": "Ada", "last_name": "L", "company_name": "Acme", "is_telemetry_enabled": "False"})
        self.send("POST", "/api/instances/workspaces/", body={"name": "Acme", "slug": self.workspace, "organization_size": "2-10"})
        token = self.send("GET", "/auth/get-csrf-token/")["csrf_token"]
        self.send("POST", "/auth/sign-in/", form={**account, "csrfmiddlewaretoken": token})
        self.key = self.send("POST", "/api/users/api-tokens/", body={"label": "smoke"})["token"]
        request = urllib.request.Request(self.url + f"/api/v1/workspaces/{self.workspace}/projects/", data=json.dumps({"name": "Onboarding", "identifier": "ONB"}).encode(),
                                         headers={"X-API-Key": self.key, "Content-Type": "application/json"})
        with urllib.request.urlopen(request) as response:
            self.project = json.load(response)["id"]
        return self

    def work_items(self) -> list:
        return self._listed(f"projects/{self.project}/work-items/")

    def webhooks(self) -> list:
        return self.send("GET", f"/api/workspaces/{self.workspace}/webhooks/")

    def _listed(self, path: str) -> list:
        request = urllib.request.Request(self.url + f"/api/v1/workspaces/{self.workspace}/{path}", headers={"X-API-Key": self.key})
        with urllib.request.urlopen(request) as response:
            return json.load(response)["results"]


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None
