#!/usr/bin/env bash
# Sends a package to the app that deploy.sh has made; with an earlier package this is the way back.
set -euo pipefail

fail() {
  echo "send-package.sh: $1" >&2
  exit 2
}

group='' package=''
while [ $# -gt 0 ]; do
  case $1 in
    --resource-group) group=${2:?a name must follow --resource-group}; shift 2 ;;
    --package) package=${2:?a file must follow --package}; shift 2 ;;
    *) fail "unknown argument $1; say --resource-group NAME --package FILE.zip" ;;
  esac
done
[ -n "$group" ] || fail 'say --resource-group NAME'
[ -f "$package" ] || fail "there is no file ${package:-after --package}"

app=$(az deployment group show --resource-group "$group" --name data-validation \
  --query properties.outputs.appName.value --output tsv)
[ -n "$app" ] || fail "$group holds no deployment named data-validation; run infra/deploy.sh first"

az functionapp deployment source config-zip --resource-group "$group" --name "$app" --src "$package" --output none
echo "$package runs in $app."
