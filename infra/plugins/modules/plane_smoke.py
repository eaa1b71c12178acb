#!/usr/bin/python
# Apache-2.0 (see LICENSE in the root of the repository)
"""Uses a deployed Plane as people and programs do, and says what does not work."""

from __future__ import annotations

DOCUMENTATION = r"""
module: plane_smoke
short_description: Use a deployed Plane as people and programs do
version_added: "1.0.0"
description:
  - Runs all checks that the given options allow, and fails when one fails. Those that the options do not allow are named as skipped.
  - What a check makes in Plane, it removes again.
author:
  - Ewutelo (@ewutelo)
attributes:
  check_mode:
    support: none
    description: Does nothing in check mode.
options:
  url:
    description: Public address of Plane, without a slash at the end.
    type: str
    required: true
  api_url:
    description: Address of the api itself, past the edge. Left out, the check of the api is skipped.
    type: str
  admin_page:
    description: Whether the administration page is deployed.
    type: bool
    default: true
  api_key:
    description: Key of a member of the project with role 15 or more, for the checks of uploads and webhooks.
    type: str
  workspace:
    description: Slug of the workspace in which the checks work.
    type: str
  project:
    description: Identifier (UUID) of the project in which the checks work.
    type: str
  admin_email:
    description: E-mail address of an admin of the workspace, for the check of webhooks.
    type: str
  admin_password:
    description: Password of that admin.
    type: str
  webhook_listen:
    description: Address and port on the managed host on which the check waits for Plane's webhook.
    type: str
    default: 127.0.0.1:8799
  webhook_url:
    description: The same receiver as Plane reaches it. Left out, the check of webhooks is skipped.
    type: str
  hooks_url:
    description: Public address of the webhook route. An unsigned request there must be refused with 401.
    type: str
  certificate_days:
    description: Days for which the certificate must still be valid.
    type: int
    default: 14
  ca_path:
    description: File of certificates to trust instead of the system's.
    type: path
  timeout:
    description: Seconds to wait for each answer, and for the webhook.
    type: float
    default: 30
"""

EXAMPLES = r"""
- name: Plane works
  ewutelo.plane.plane_smoke:
    url: https://work.example.org
    api_url: http://127.0.0.1:8000
"""

RETURN = r"""
results:
  description: Each check with its outcome (passed, failed or skipped) and the reason.
  returned: always
  type: list
  elements: dict
  sample: [{"check": "api", "outcome": "passed", "detail": ""}]
"""

import hashlib
import hmac
import http.cookiejar
import http.server
import json
import os
import queue
import socket
import ssl
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid

from ansible.module_utils.basic import AnsibleModule


class Failed(Exception):
    """A check found something wrong."""


class Skipped(Exception):
    """The options do not allow a check."""


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Redirects are answers to look at."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        return None


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        """The body as JSON."""
        try:
            return json.loads(self.body)
        except ValueError:
            raise Failed("the answer is not JSON but %r" % self.body[:60])


class Browser:
    """Requests with cookies, in the way of one of Plane's clients."""

    def __init__(self, parameters):
        self.timeout = parameters["timeout"]
        self.cookies = http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy(strict_ns_domain=http.cookiejar.DefaultCookiePolicy.DomainLiberal))
        context = ssl.create_default_context(cafile=parameters["ca_path"])
        self.opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), NoRedirect(), urllib.request.HTTPSHandler(context=context),
            urllib.request.HTTPCookieProcessor(self.cookies))

    def request(self, method, url, body=None, headers=None, expected=(200,)):
        """Sends a request; anything but an expected status is a failure."""
        where = "%s %s" % (method, url.split("?")[0])
        headers = dict(headers or {})
        if isinstance(body, (dict, list)):
            body, headers["Content-Type"] = json.dumps(body).encode(), "application/json"
        headers.setdefault("User-Agent", "plane-smoke")
        try:
            with self.opener.open(urllib.request.Request(url, data=body, headers=headers, method=method), timeout=self.timeout) as response:
                answer = Answer(response.status, response.headers, response.read())
        except urllib.error.HTTPError as error:
            with error:
                answer = Answer(error.code, error.headers, error.read())
        except (urllib.error.URLError, OSError) as error:
            raise Failed("%s: no answer (%s)" % (where, getattr(error, "reason", error)))
        if answer.status not in expected:
            raise Failed("%s: status %d instead of %s" % (where, answer.status, " or ".join(map(str, expected))))
        return answer


class Smoke:
    """One method for each check."""

    def __init__(self, parameters):
        self.parameters = parameters
        self.url = parameters["url"].rstrip("/")
        self.browser = Browser(parameters)
        self.key = {"X-API-Key": parameters["api_key"] or ""}

    def need(self, *names):
        missing = [name for name in names if not self.parameters[name]]
        if missing:
            raise Skipped("needs %s" % ", ".join(missing))

    def check_api(self):
        self.need("api_url")
        if self.browser.request("GET", self.parameters["api_url"].rstrip("/") + "/").json().get("status") != "OK":
            raise Failed("the api does not say OK")

    def check_database(self):
        """Only the database can tell that a key is wrong; the answer about the instance comes from the cache."""
        self.browser.request("GET", self.url + "/api/v1/users/me/", headers={"X-API-Key": "plane_api_" + "0" * 32}, expected=(401, 403))

    def check_web(self):
        answer = self.browser.request("GET", self.url + "/", headers={"Accept": "text/html"})
        if b"<html" not in answer.body.lower():
            raise Failed("the first page is not HTML")

    def check_login_form(self):
        if not self.browser.request("GET", self.url + "/auth/get-csrf-token/").json().get("csrf_token"):
            raise Failed("no token for the form, so nobody can sign in")

    def check_admin_page(self):
        if not self.parameters["admin_page"]:
            raise Skipped("not deployed")
        if b"<html" not in self.browser.request("GET", self.url + "/god-mode/", headers={"Accept": "text/html"}).body.lower():
            raise Failed("the administration page is not HTML")

    def work_items(self):
        return "%s/api/v1/workspaces/%s/projects/%s/work-items/" % (self.url, self.parameters["workspace"], self.parameters["project"])

    def make_work_item(self):
        name = "Smoke test %s" % uuid.uuid4()
        made = self.browser.request("POST", self.work_items(), {"name": name}, self.key, expected=(201,)).json()
        return made["id"], name

    def remove_work_item(self, identity):
        self.browser.request("DELETE", self.work_items() + identity + "/", headers=self.key, expected=(204, 404))

    def check_upload(self):
        """1 KB goes to the store through the edge, and comes back the same."""
        self.need("api_key", "workspace", "project")
        content = os.urandom(512).hex().encode()
        item, ignored = self.make_work_item()
        try:
            attachments = self.work_items() + item + "/attachments/"
            announced = self.browser.request("POST", attachments, {"name": "smoke.txt", "type": "text/plain", "size": len(content)}, self.key).json()
            boundary = uuid.uuid4().hex
            body = b"".join(b'--%s\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (boundary.encode(), name.encode(), str(value).encode())
                            for name, value in announced["upload_data"]["fields"].items())
            body += (b'--%s\r\nContent-Disposition: form-data; name="file"; filename="smoke.txt"\r\nContent-Type: text/plain\r\n\r\n%s\r\n--%s--\r\n'
                     % (boundary.encode(), content, boundary.encode()))
            where = announced["upload_data"]["url"]
            self.browser.request("POST", where, body, {"Content-Type": "multipart/form-data; boundary=" + boundary}, expected=(200, 201, 204))
            one = attachments + announced["asset_id"] + "/"
            self.browser.request("PATCH", one, {"is_uploaded": True}, self.key, expected=(200, 204))
            redirect = self.browser.request("GET", one, headers=self.key, expected=(302, 303, 307))
            back = self.browser.request("GET", urllib.parse.urljoin(self.url + "/", redirect.headers["Location"]))
            if back.body != content:
                raise Failed("the file came back different: %d bytes instead of %d" % (len(back.body), len(content)))
        finally:
            self.remove_work_item(item)

    def check_webhook(self):
        """A change in Plane arrives at a receiver, signed with the webhook's secret."""
        self.need("api_key", "workspace", "project", "admin_email", "admin_password", "webhook_url")
        arrived = queue.Queue()
        host, port = self.parameters["webhook_listen"].rsplit(":", 1)

        class Receiver(http.server.BaseHTTPRequestHandler):
            """Takes deliveries."""

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                arrived.put((self.headers.get("X-Plane-Signature") or "", body))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *ignored):
                """Says nothing."""

        try:
            server = http.server.ThreadingHTTPServer((host.strip("[]"), int(port)), Receiver)
        except OSError as error:
            raise Failed("cannot listen on %s: %s" % (self.parameters["webhook_listen"], error))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        hooks = "%s/api/workspaces/%s/webhooks/" % (self.url, self.parameters["workspace"])
        hook = item = None
        try:
            self.sign_in()
            # A path of its own: Plane has one webhook for one address.
            address = self.parameters["webhook_url"].rstrip("/") + "/smoke-" + uuid.uuid4().hex
            made = self.browser.request("POST", hooks, {"url": address, "is_active": True, "issue": True}, self.session_headers(), expected=(200, 201)).json()
            hook, secret = made["id"], made["secret_key"]
            item, name = self.make_work_item()
            self.await_delivery(arrived, secret, name)
        finally:
            try:
                if item:
                    self.remove_work_item(item)
                if hook:
                    self.browser.request("DELETE", hooks + hook + "/", headers=self.session_headers(), expected=(204, 404))
            finally:
                server.shutdown()
                server.server_close()

    def await_delivery(self, arrived, secret, name):
        end = time.time() + self.parameters["timeout"]
        while True:
            try:
                signature, body = arrived.get(timeout=max(0.01, end - time.time()))
            except queue.Empty:
                raise Failed("no webhook arrived within %d s: does the worker run, and may Plane call %s (plane_webhook_allowed_hosts)?"
                             % (self.parameters["timeout"], self.parameters["webhook_url"]))
            if name.encode() in body:
                if not hmac.compare_digest(signature, hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()):
                    raise Failed("the webhook's signature is wrong")
                return

    def session_headers(self):
        tokens = [cookie.value for cookie in self.browser.cookies if cookie.name == "csrftoken"]
        return {"Referer": self.url + "/", "X-CSRFToken": tokens[0] if tokens else ""}

    def sign_in(self):
        token = self.browser.request("GET", self.url + "/auth/get-csrf-token/").json()["csrf_token"]
        form = {"email": self.parameters["admin_email"], "password": self.parameters["admin_password"], "csrfmiddlewaretoken": token}
        answer = self.browser.request(
            "POST", self.url + "/auth/sign-in/", urllib.parse.urlencode(form).encode(),
            {"Content-Type": "application/x-www-form-urlencoded", "Referer": self.url + "/", "Origin": self.url}, expected=(302,))
        code = urllib.parse.parse_qs(urllib.parse.urlsplit(answer.headers["Location"]).query).get("error_message")
        if code:
            raise Failed("%s cannot sign in: %s" % (self.parameters["admin_email"], code[0]))

    def check_unsigned_webhook(self):
        self.need("hooks_url")
        Browser(self.parameters).request("POST", self.parameters["hooks_url"], {"event": "issue"}, expected=(401,))

    def check_certificate(self):
        where = urllib.parse.urlsplit(self.url)
        if where.scheme != "https":
            raise Skipped("the address is not https")
        context = ssl.create_default_context(cafile=self.parameters["ca_path"])
        try:
            with socket.create_connection((where.hostname, where.port or 443), self.parameters["timeout"]) as plain:
                with context.wrap_socket(plain, server_hostname=where.hostname) as secured:
                    ends = ssl.cert_time_to_seconds(secured.getpeercert()["notAfter"])
        except OSError as error:
            raise Failed("no trusted certificate: %s" % error)
        days = int((ends - time.time()) // 86400)
        if days < self.parameters["certificate_days"]:
            raise Failed("the certificate ends in %d days" % days)

    def run(self):
        """Runs all checks, also after one has failed."""
        results = []
        for name in ("api", "database", "web", "login_form", "admin_page", "upload", "webhook", "unsigned_webhook", "certificate"):
            outcome, detail = "passed", ""
            try:
                getattr(self, "check_" + name)()
            except Failed as problem:
                outcome, detail = "failed", str(problem)
            except Skipped as reason:
                outcome, detail = "skipped", str(reason)
            except (KeyError, TypeError, AttributeError) as problem:
                outcome, detail = "failed", "an answer without what it should hold (%r)" % problem
            results.append({"check": name, "outcome": outcome, "detail": detail})
        return results


def main():
    module = AnsibleModule(
        argument_spec=dict(
            url=dict(type="str", required=True),
            api_url=dict(type="str"),
            admin_page=dict(type="bool", default=True),
            api_key=dict(type="str", no_log=True),
            workspace=dict(type="str"),
            project=dict(type="str"),
            admin_email=dict(type="str"),
            admin_password=dict(type="str", no_log=True),
            webhook_listen=dict(type="str", default="127.0.0.1:8799"),
            webhook_url=dict(type="str"),
            hooks_url=dict(type="str"),
            certificate_days=dict(type="int", default=14),
            ca_path=dict(type="path"),
            timeout=dict(type="float", default=30.0),
        ),
        supports_check_mode=False,
    )
    results = Smoke(module.params).run()
    failed = ["%s: %s" % (result["check"], result["detail"]) for result in results if result["outcome"] == "failed"]
    if failed:
        module.fail_json(msg="Plane does not work: %s." % "; ".join(failed), results=results)
    module.exit_json(changed=False, results=results)


if __name__ == "__main__":
    main()
