# shellcheck shell=bash disable=SC2034
# To be sourced: finds JDK 17 and JDK 25, by JDK17_HOME and JDK25_HOME, by what GitHub's machines set, or where Linux puts them.
find_jdk() { # version, candidates
  local version=$1 home
  shift
  for home in "$@" /usr/lib/jvm/*"$version"*; do
    if [ -n "$home" ] && [ -x "$home/bin/javac" ] && "$home/bin/javac" -version 2>&1 | grep -q "^javac $version\b"; then
      echo "$home"
      return
    fi
  done
  echo "JDK $version is not installed; set JDK${version}_HOME." >&2
  return 1
}

jdk17=$(find_jdk 17 "${JDK17_HOME:-}" "${JAVA_HOME_17_X64:-}" "${JAVA_HOME_17_ARM64:-}" "${JAVA_HOME:-}")
jdk25=$(find_jdk 25 "${JDK25_HOME:-}" "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_ARM64:-}" "${JAVA_HOME:-}")
