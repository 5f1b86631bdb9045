#!/usr/bin/env bash
# Makes what is released, in target/dist-files: the archive, the Debian package, the bill of materials and their checksums.
# The same commit, compiled by the same compiler on the same system, gives the same bytes.
#
#   deploy/dist.sh                  everything, in this order:
#   deploy/dist.sh build            the binary, target/dist/vestibule
#   deploy/dist.sh archive [BINARY] the .tar.gz of that binary, or of another one
#   deploy/dist.sh deb [OPTION…]    the Debian package, by cargo-deb with these options
#   deploy/dist.sh sbom             the bill of materials (CycloneDX), by cargo-cyclonedx
#   deploy/dist.sh sums             SHA256SUMS
set -euo pipefail
cd "$(dirname "$0")/.."
umask 022
export LC_ALL=C TZ=UTC

target_dir=${CARGO_TARGET_DIR:-$PWD/target}
files=${DIST_DIR:-$PWD/target/dist-files}
# Manual pages and completions, where Cargo.toml tells cargo-deb to look.
generated=target/package
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)
# The time of the commit is that of every file.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH

need() {
  cargo "$1" --version >/dev/null 2>&1 || { echo "Please install cargo-$1: cargo install cargo-$1 --locked" >&2; exit 1; }
}

build() {
  # The folders of this machine stay out of the binary: those of Rust by rustc, those of the C inside by the C compiler.
  local cargo_home=${CARGO_HOME:-$HOME/.cargo}
  export RUSTFLAGS="${RUSTFLAGS:-} --remap-path-prefix=$PWD=. --remap-path-prefix=$cargo_home=cargo"
  export CFLAGS="${CFLAGS:-} -ffile-prefix-map=$PWD=. -ffile-prefix-map=$cargo_home=cargo"
  export CARGO_INCREMENTAL=0
  cargo build --profile dist --locked --bin vestibule
}

generate() {
  rm -rf "$generated"
  "$1" generate man "$generated/man"
  "$1" generate completions "$generated/completions"
}

archive() {
  local binary=${1:-$target_dir/dist/vestibule} name root
  name=vestibule-$version-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)
  generate "$binary"

  root=$(mktemp -d)
  trap 'rm -rf "$root"' RETURN
  mkdir -p "$root/$name" "$files"
  install -m 755 "$binary" "$root/$name/vestibule"
  install -m 644 LICENSE LICENSE-MIT LICENSE-APACHE README.md CHANGELOG.md "$root/$name/"
  install -m 644 deploy/vestibule.{service,socket,sysusers,toml} "$root/$name/"
  cp -R docs "$generated/man" "$generated/completions" "$root/$name/"

  # Sorted, owned by nobody in particular, as old as the commit, and without the time of the compression.
  tar --create --directory "$root" --sort=name --format=posix --pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime \
    --owner=0 --group=0 --numeric-owner --mode=u+rw,go+r,go-w,a+X --mtime="@$SOURCE_DATE_EPOCH" "$name" |
    gzip --no-name --best >"$files/$name.tar.gz"
}

deb() {
  need deb
  generate "$target_dir/dist/vestibule"
  mkdir -p "$files"
  cargo deb --no-build --locked --profile dist --output "$files/" "$@"
}

sbom() {
  need cyclonedx
  mkdir -p "$files"
  cargo cyclonedx --format json --override-filename vestibule-sbom
  mv vestibule-sbom.json "$files/vestibule-$version.cdx.json"
  # One is written for each package of the workspace; that of the server lists the other.
  rm app/vestibule-sbom.json
}

sums() {
  (cd "$files" && rm -f SHA256SUMS && sha256sum -- * >SHA256SUMS)
}

case ${1:-all} in
  all)
    need deb
    need cyclonedx
    build
    archive
    deb
    sbom
    sums
    ;;
  archive) archive "${2:-}" ;;
  deb) deb "${@:2}" ;;
  build | sbom | sums) "$1" ;;
  *)
    sed -n '2,/^set /{/^#/s/^# \{0,1\}//p}' "$0" >&2
    exit 2
    ;;
esac
