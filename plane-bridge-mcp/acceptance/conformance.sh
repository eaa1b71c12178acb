#!/usr/bin/env bash
# The protocol's own conformance suite against the bridge over HTTP, for 2025-11-25 and 2026-07-28, held to the files of
# expected failures beside this script; and the Inspector's check of the tools' schemas, for clients of both eras.
# Exit code 77 means that something could not be installed, and that nothing was checked.
#
#   ./conformance.sh              # needs npm; PLANE_BRIDGE_NODE_MODULES names a folder where all is installed already
set -euo pipefail
. "$(dirname "$0")/with-plane.sh"

node_tools @modelcontextprotocol/conformance@0.2.0-alpha.12 @modelcontextprotocol/inspector@2.12.0
start_plane
start_bridge
failed=0

suite() {
  echo "== $1"
  shift
  "$node" "$node_bin/conformance" server --url "$bridge_url" "$@" || failed=1
}

suite 2025-11-25 --spec-version 2025-11-25 --expected-failures "$here/conformance/2025-11-25.yml"
suite 2026-07-28 --requirements 2026-07-28 --expected-failures "$here/conformance/2026-07-28.yml"

inspect() {
  echo "== Inspector, $1"
  shift
  "$node" "$node_bin/mcp-inspector" --cli "$@" --method tools/list --strict >"$work/tools.json" || failed=1
}

inspect "stdio" -e "PLANE_BASE_URL=$PLANE_BASE_URL" -e "PLANE_WORKSPACE=$PLANE_WORKSPACE" \
  -e "PLANE_AGENT_ID=$PLANE_AGENT_ID" -e "PLANE_API_KEY=$PLANE_API_KEY" "$bridge" stdio
inspect "HTTP, 2025-11-25" "$bridge_url" --protocol-era legacy
inspect "HTTP, 2026-07-28" "$bridge_url" --protocol-era modern

if [ "$failed" = 0 ]; then echo "PASSED"; else echo "FAILED" >&2; fi
exit "$failed"
