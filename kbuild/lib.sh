# SPDX-License-Identifier: GPL-2.0-only OR MIT
# shellcheck shell=bash
#
# Shared by the scripts here: talking, the cache, Debian's archive, chroots.
#
# What must stay true:
# - No host name of a mirror is written anywhere: apt's own configuration says where the archive is, and signatures stay checked.
# - A cache entry is made in a temporary folder and renamed when it is complete, under a lock. An entry that exists is whole.
# - Nothing stays mounted: every mount lives in a private mount namespace that ends with its command, so that `rm -rf` of the cache
#   can never follow a bind mount.
# - stdout carries the answer (a path), stderr the talk.

set -euo pipefail
shopt -s inherit_errexit
export LC_ALL=C DEBIAN_FRONTEND=noninteractive

# shellcheck disable=SC2034 # for the scripts that read this file
KBUILD=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
CACHE=${EYAS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/eyas}

say() { printf '%s\n' "$*" >&2; }
die() { say "error: $*"; exit 1; }

# step TEXT COMMAND... : runs it with its output in a log, says how long it took, and shows the log's end when it fails.
step() {
  local text=$1 log start=$SECONDS; shift
  log=$(mktemp "${TMPDIR:-/tmp}/eyas-step.XXXXXX")
  if [ -t 2 ]; then printf '  %s ...\r' "$text" >&2; fi
  # Not `if "$@"`: that would switch errexit off inside.
  set +e; (set -e; "$@") >"$log" 2>&1; local rc=$?; set -e
  if [ $rc != 0 ]; then
    say "  $text: failed (status $rc); the end of its output:"; tail -n 40 "$log" >&2; rm -f "$log"; return $rc
  fi
  rm -f "$log"; say "  $text ($((SECONDS - start)) s)"
}

need_root() { [ "$(id -u)" = 0 ] || die "$(basename "$0") makes chroots and mount namespaces: run it as root"; }

# --- the cache --------------------------------------------------------------------------------------------------------

# entry NAME BUILDER [ARG...] : prints $CACHE/NAME. If it is not there, `BUILDER TMP ARG...` fills TMP, which then becomes the entry.
entry() {
  local name=$1 dir=$CACHE/$1; shift
  if [ ! -d "$dir" ]; then
    mkdir -p "$(dirname "$dir")" "$CACHE/tmp" "$CACHE/locks"
    (
      flock 9
      [ ! -d "$dir" ] || exit 0
      local tmp; tmp=$(mktemp -d "$CACHE/tmp/XXXXXX")
      # shellcheck disable=SC2064 # the path is meant to be expanded now
      trap "rm -rf '$tmp'" EXIT
      "$1" "$tmp" "${@:2}" >&2
      chmod 755 "$tmp"
      mv -T "$tmp" "$dir"
    ) 9>"$CACHE/locks/${name//\//_}"
  fi
  touch "$dir/.used" 2>/dev/null || true
  printf '%s\n' "$dir"
}

# prune KIND : of the entries KIND/*, drops those that nobody asked for in the last 30 days, and half-made leftovers of a crash.
prune() {
  local d
  for d in "$CACHE/$1"/*/; do
    [ -d "$d" ] || continue
    if [ -z "$(find "$d/.used" -mtime -30 2>/dev/null)" ]; then rm -rf "$d"; fi
  done
  find "$CACHE/tmp" -mindepth 1 -maxdepth 1 -mtime +1 -exec rm -rf {} + 2>/dev/null || true
}

hash_text() { sha256sum | cut -c1-16; }

# hash_tree DIR : a hash over names and contents of a source tree, without what a build leaves in it.
hash_tree() {
  (cd "$1" && find . -name target -prune -o -type f \
    ! -name '*.o' ! -name '*.ko' ! -name '*.cmd' ! -name '*.mod' ! -name '*.mod.c' ! -name '*.rmeta' ! -name '*.d' \
    ! -name modules.order ! -name Module.symvers -print0 | sort -z | xargs -0 sha256sum) | hash_text
}

# --- Debian's archive -------------------------------------------------------------------------------------------------

keyring() {
  local k
  for k in "${EYAS_KEYRING:-}" /usr/share/keyrings/debian-archive-keyring.{gpg,pgp}; do
    if [ -n "$k" ] && [ -r "$k" ]; then echo "$k"; return; fi
  done
  die "no Debian archive keyring: apt-get install debian-archive-keyring"
}

# mirror main|security : the base address that the host's apt uses for it; EYAS_MIRROR and EYAS_SECURITY_MIRROR win.
mirror() {
  local code found
  case $1 in
    main) if [ -n "${EYAS_MIRROR:-}" ]; then echo "$EYAS_MIRROR"; return; fi ;;
    security) if [ -n "${EYAS_SECURITY_MIRROR:-}" ]; then echo "$EYAS_SECURITY_MIRROR"; return; fi ;;
  esac
  # shellcheck source=/dev/null
  code=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  [ "$1" = main ] || code=$code-security
  # shellcheck disable=SC2016 # apt expands these
  found=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(CODENAME) $(COMPONENT)' \
    | awk -v c="$code" '($2 == c || $3 == c) && $4 == "main" { print $1; exit }')
  [ -n "$found" ] || die "apt has no source for $code main (set EYAS_$([ "$1" = main ] || echo SECURITY_)MIRROR to a Debian mirror)"
  echo "$found"
}

# sources SUITE [KEYRING] : its sources.list.
sources() {
  local suite=$1 by main security
  by="[signed-by=${2:-$(keyring)}]"; main=$(mirror main); security=$(mirror security)
  echo "deb $by $main $suite main"
  echo "deb $by $security $suite-security main"
  case $suite in bullseye) ;; *) echo "deb $by $main $suite-updates main"; echo "deb $by $main $suite-backports main" ;; esac
}

# apt_for SUITE get|cache ARG... : apt with the suite's own lists; the host's packages and configuration play no part.
apt_for() {
  local suite=$1 tool=$2 dir=$CACHE/apt/$1; shift 2
  "apt-$tool" -q -o Dir::Etc="$dir/etc" -o Dir::Etc::sourcelist="$dir/etc/sources.list" -o Dir::Etc::sourceparts=- \
    -o Dir::State::lists="$dir/lists" -o Dir::Cache="$dir/cache" -o Dir::State::status=/dev/null -o APT::Architecture=amd64 \
    -o APT::Sandbox::User=root -o Acquire::Languages=none -o APT::Get::AllowUnauthenticated=false \
    -o Acquire::AllowInsecureRepositories=false "$@"
}

# refresh SUITE [now] : brings the suite's package lists up to date when they are older than six hours. With the mirror away,
# yesterday's lists serve on, so that everything that is cached already still works.
refresh() {
  local suite=$1 dir=$CACHE/apt/$1
  mkdir -p "$dir"/lists/partial "$dir"/cache/archives/partial "$dir"/etc/{sources.list,preferences,apt.conf}.d "$CACHE/locks"
  (
    flock 9
    local list; list=$(sources "$suite")
    if [ "$(cat "$dir/etc/sources.list" 2>/dev/null)" != "$list" ]; then
      printf '%s\n' "$list" > "$dir/etc/sources.list"; rm -f "$dir/updated"
    fi
    if [ "${2:-}" = now ] || [ -z "$(find "$dir/updated" -mmin -360 2>/dev/null)" ]; then
      if apt_for "$suite" get update -o APT::Update::Error-Mode=any >"$dir/update.log" 2>&1; then touch "$dir/updated"
      elif [ -e "$dir/updated" ]; then say "note: $suite's package lists could not be renewed; going on with the old ones ($dir/update.log)"
      else tail -n 5 "$dir/update.log" >&2; die "apt could not read $suite from $(mirror main)"; fi
    fi
  ) 9>"$CACHE/locks/apt_$suite"
}

# fetch_debs SUITE DIR PACKAGE=VERSION... : downloads into DIR; lists gone stale are renewed once.
fetch_debs() {
  local suite=$1 dir=$2; shift 2
  (cd "$dir" && { apt_for "$suite" get download "$@" || { refresh "$suite" now; apt_for "$suite" get download "$@"; }; })
}

# kernel_source DIR SUITE X.Y VERSION : the distribution's source of a kernel as DIR/linux-source-X.Y.
kernel_source() {
  local dir=$1
  step "source of $3 ($4)" fetch_debs "$2" "$dir" "linux-source-$3=$4"
  dpkg -x "$dir"/linux-source-*.deb "$dir/x"
  step "unpacking it" tar -C "$dir" -xJf "$dir/x/usr/src/linux-source-$3.tar.xz"
  rm -rf "$dir/x" "$dir"/*.deb
}

version_of() { apt_for "$1" cache madison "$2" | awk '{ print $3; exit }'; }   # SUITE PACKAGE

# --- chroots ----------------------------------------------------------------------------------------------------------

# in_root ROOT [SOURCE:TARGET...] -- COMMAND... : runs COMMAND in ROOT with /proc and the folders SOURCE bound to TARGET.
in_root() {
  local root=$1 binds=(); shift
  while [ "$1" != -- ]; do binds+=("$1"); shift; done; shift
  # shellcheck disable=SC2016 # expanded by the inner shell
  unshare -m bash -euc '
    root=$1; n=$2; shift 2
    mount -t proc proc "$root/proc"
    while [ "$n" -gt 0 ]; do
      mkdir -p "$root${1#*:}"; mount --bind "${1%%:*}" "$root${1#*:}"; shift; n=$((n - 1))
    done
    exec chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
  ' _ "$root" "${#binds[@]}" "${binds[@]}" "$@" </dev/null
}
