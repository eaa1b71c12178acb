#!/usr/bin/env bash
# What the bridge adds to the requests that a tool makes, in one run against the embedded Plane.
set -euo pipefail
. "$(dirname "$0")/../with-plane.sh"
export PLANE_RATE_PER_MINUTE=1000000
start_plane --rate-limit 1000000
start_bridge
python3 "$here/bench/latency.py" "${ROUNDS:-300}" "$PLANE_BASE_URL" "$bridge_url" "$PLANE_API_KEY"
