"""Reads a bucket of an S3 store: lists it and fetches objects, signed with Signature Version 4."""

from __future__ import annotations

import hashlib
import hmac
import time
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from typing import Iterator

from settings import Failure

EMPTY = hashlib.sha256(b"").hexdigest()


@dataclass(frozen=True)
class Entry:
    key: str
    size: int


class Bucket:
    """A bucket by path: endpoint/bucket/key."""

    def __init__(self, endpoint: str, bucket: str, region: str, access_key: str, secret_key: str) -> None:
        self.endpoint, self.bucket, self.region = endpoint.rstrip("/"), bucket, region
        self.access_key, self._secret_key = access_key, secret_key

    def list(self) -> Iterator[Entry]:
        """All objects, page by page."""
        token = ""
        while True:
            query = {"list-type": "2", "max-keys": "1000", **({"continuation-token": token} if token else {})}
            with self._get(f"/{self.bucket}", query) as answer:
                tree = ElementTree.fromstring(answer.read())
            space = tree.tag[: tree.tag.index("}") + 1] if tree.tag.startswith("{") else ""
            for row in tree.iter(space + "Contents"):
                yield Entry(row.findtext(space + "Key", ""), int(row.findtext(space + "Size", "0")))
            token = tree.findtext(space + "NextContinuationToken", "")
            if tree.findtext(space + "IsTruncated", "false") != "true" or not token:
                return

    def open(self, key: str):
        """The content of an object, as a stream."""
        return self._get(f"/{self.bucket}/{key}", {})

    def _get(self, path: str, query: dict):
        now = time.gmtime()
        stamp, day = time.strftime("%Y%m%dT%H%M%SZ", now), time.strftime("%Y%m%d", now)
        host = urllib.parse.urlsplit(self.endpoint).netloc
        escaped = urllib.parse.quote(path, safe="/-_.~")
        arguments = "&".join(f"{urllib.parse.quote(k, safe='-_.~')}={urllib.parse.quote(v, safe='-_.~')}" for k, v in sorted(query.items()))
        signed = "host;x-amz-content-sha256;x-amz-date"
        request = f"GET\n{escaped}\n{arguments}\nhost:{host}\nx-amz-content-sha256:{EMPTY}\nx-amz-date:{stamp}\n\n{signed}\n{EMPTY}"
        scope = f"{day}/{self.region}/s3/aws4_request"
        text = f"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{hashlib.sha256(request.encode()).hexdigest()}"
        key = ("AWS4" + self._secret_key).encode()
        for part in (day, self.region, "s3", "aws4_request"):
            key = hmac.new(key, part.encode(), hashlib.sha256).digest()
        signature = hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
        headers = {
            "x-amz-date": stamp, "x-amz-content-sha256": EMPTY,
            "Authorization": f"AWS4-HMAC-SHA256 Credential={self.access_key}/{scope}, SignedHeaders={signed}, Signature={signature}",
        }
        try:
            return urllib.request.urlopen(urllib.request.Request(self.endpoint + escaped + ("?" + arguments if arguments else ""), headers=headers), timeout=60)
        except urllib.error.HTTPError as failure:
            raise Failure(f"The store answered {failure.code} for the bucket {self.bucket}: {failure.read(500).decode(errors='replace')[:200]}") from failure
        except OSError as failure:
            raise Failure(f"The store {self.endpoint} cannot be reached: {failure}") from failure
