#!/usr/bin/env bash
# The bridge beside the official Python server (plane-mcp-server of PyPI): start to first tool answer, and resident memory.
# PLANE_MCP_SERVER names an installed one; otherwise pip installs it into a folder that is deleted afterwards.
set -euo pipefail
. "$(dirname "$0")/../with-plane.sh"

# One request to Plane, where list_my_tasks makes several.
official_arguments='{"action": "me"}'
runs=${RUNS:-7}
official=${PLANE_MCP_SERVER:-}
if [ -z "$official" ]; then
  if python3 -m venv "$work/venv" && "$work/venv/bin/pip" -q install plane-mcp-server; then
    official=$work/venv/bin/plane-mcp-server
  else
    echo "SKIPPED: pip cannot install plane-mcp-server; only the bridge is measured" >&2
  fi
fi
start_plane

measure() { python3 "$here/bench/start.py" "$runs" "$@"; }

measure "bridge" list_my_tasks '{}' -- "$bridge" stdio
if [ -f "$module/target/plane-bridge.jsa" ]; then
  measure "bridge, bare java -jar" list_my_tasks '{}' -- java -jar "$module/target/plane-bridge.jar" stdio
fi
if [ -n "$official" ]; then
  export PLANE_WORKSPACE_SLUG=$PLANE_WORKSPACE
  measure "official" "${OFFICIAL_TOOL:-member}" "${OFFICIAL_ARGUMENTS:-$official_arguments}" -- "$official" stdio
fi
