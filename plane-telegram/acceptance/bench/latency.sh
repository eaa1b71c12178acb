#!/usr/bin/env bash
# Prints how long notifications take under 50 changes a second. After: mvn -pl plane-telegram -am package -DskipTests
set -euo pipefail
module=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
jar=$module/target/plane-telegram.jar
fake=$(ls "$module"/target/plane-telegram-*-fake-bot-api.jar)
testkit=$(ls "$module"/../plane-testkit/target/plane-testkit-*-standalone.jar)
exec java ${LATENCY_OPTIONS:-} -cp "$jar:$fake:$testkit" "$module/acceptance/bench/Latency.java" "$jar"
