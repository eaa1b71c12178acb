#!/usr/bin/env bash
# Rehearses a release of what is checked out here, without publishing anything: builds it, looks whether Maven Central would
# take it, builds it again elsewhere and compares the bytes, and lets programs of strangers use what was staged, on JDK 17 and
# 25. target/staging is what would be published; see docs/releasing.md.
# Arguments go to Maven (-o works once everything is downloaded). TWICE=no leaves the second build out, IMAGES=no the runtime
# images. MAVEN_REPOSITORY says where Maven keeps downloads if that is not ~/.m2/repository.
set -euo pipefail
cd "$(dirname "$0")/.."
. release/jdk.sh

root=$PWD
work=$root/target/release
libraries=plane-bom,plane-testkit,plane-sdk,plane-micrometer
programs=
for pom in plane-*/pom.xml; do
  module=${pom%/pom.xml}
  case ",$libraries," in *",$module,"*) ;; *) programs=$programs,$module ;; esac
done
version=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' pom.xml | head -1)
release=${version%-SNAPSHOT}

# Jars carry the permissions of files.
umask 022

snapshot() { # into an archive, so that both builds see the same files
  git ls-files -z --cached --others --exclude-standard | (while IFS= read -r -d '' file; do
    if [ -e "$file" ]; then printf '%s\0' "$file"; fi
  done) | tar --create --null --files-from=- --mode=u=rwX,go=rX --file="$1"
}

build() { # name, and arguments for Maven
  local copy=$work/$1
  shift
  mkdir -p "$copy"
  tar --extract --directory="$copy" --file="$work/sources.tar"
  release/set-version "$copy" "$release"
  (cd "$copy" && mvn -B -ntp -q -Prelease -Dmaven.test.skip -Dspotless.check.skip -pl "$libraries$programs" deploy "$@")
}

files() { # of a copy: what is published, and the programs
  (cd "$1" && find target/staging -type f ! -name 'maven-metadata*' && ls plane-*/target/plane-*.jar) | LC_ALL=C sort
}

rm -rf "$work"
mkdir -p "$work"
snapshot "$work/sources.tar"
echo "== Building $release"
JAVA_HOME=$jdk25 build first "$@"
rm -rf "$root/target/staging"
mkdir -p "$root/target"
cp -r "$work/first/target/staging" "$root/target/staging"
release/check-staging "$root/target/staging" "$release"

if [ "${TWICE:-yes}" = yes ]; then
  echo "== Building $release again, elsewhere, in another time zone and language"
  JAVA_HOME=$jdk25 TZ=Pacific/Auckland LC_ALL=C build second/and/deeper "$@"
  files "$work/first" >"$work/first.txt"
  files "$work/second/and/deeper" >"$work/second.txt"
  diff "$work/first.txt" "$work/second.txt"
  different=0
  while IFS= read -r file; do
    if ! cmp "$work/first/$file" "$work/second/and/deeper/$file"; then different=$((different + 1)); fi
  done <"$work/first.txt"
  if [ "$different" != 0 ]; then
    echo "$different of $(wc -l <"$work/first.txt") files differ between two builds." >&2
    exit 1
  fi
  echo "$(wc -l <"$work/first.txt") files are the same in both builds."
fi

echo "== Programs of strangers"
# A copy, because what is staged here must not be found by other builds on this machine.
repository=${MAVEN_REPOSITORY:-$HOME/.m2/repository}
if [ -d "$repository" ]; then cp -al "$repository" "$work/repository" 2>/dev/null || cp -a "$repository/." "$work/repository"; fi
rm -rf "$work/repository/cloud/ewutelo"
for home in "$jdk17" "$jdk25"; do
  for consumer in release/consumers/*/; do
    copy=$work/consumers/$(basename "$home")/$(basename "$consumer")
    mkdir -p "$(dirname "$copy")"
    cp -r "$consumer" "$copy"
    (cd "$copy" && JAVA_HOME=$home mvn -B -ntp -q process-classes -Dmaven.repo.local="$work/repository" \
      -Dplane.version="$release" -Dstaging="file://$root/target/staging" "$@" 2>&1 | grep -v -E 'SLF4J|^WARNING: ')
  done
done

if [ "${IMAGES:-yes}" = yes ]; then
  echo "== Runtime images"
  for program in "$work"/first/plane-*/target/plane-*.jar; do
    name=$(basename "$program" .jar)
    case "$name" in *-"$release"*) continue ;; esac
    JAVA_HOME=$jdk25 release/runtime-image "$program" "$work/images/$name"
    env -u JAVA_HOME "$work/images/$name/bin/$name" --version
  done
fi
