#!/usr/bin/env bash
# Asks the deployed app for its readiness. An app whose code does not load answers 404 everywhere, so this finds it.
# The caller needs the role DataValidation.Read (infra/entra/assign-role.sh).
set -euo pipefail

fail() {
  echo "smoke-test.sh: $1" >&2
  exit 1
}

group='' attempts=10 pause=15
while [ $# -gt 0 ]; do
  case $1 in
    --resource-group) group=${2:?a name must follow --resource-group}; shift 2 ;;
    --attempts) attempts=${2:?a number must follow --attempts}; shift 2 ;;
    --pause) pause=${2:?seconds must follow --pause}; shift 2 ;;
    *) fail "unknown argument $1; say --resource-group NAME [--attempts 10] [--pause 15]" ;;
  esac
done
[ -n "$group" ] || fail 'say --resource-group NAME'

output() {
  az deployment group show --resource-group "$group" --name data-validation \
    --query "properties.outputs.$1.value" --output tsv
}
url=$(output appUrl)
client=$(output apiClientId)

for attempt in $(seq "$attempts"); do
  if az rest --method get --url "$url/api/manage/readiness" --resource "api://$client"; then
    echo "The app answers (attempt $attempt)."
    exit 0
  fi
  # A new package takes a moment until every instance runs it.
  if [ "$attempt" -lt "$attempts" ]; then sleep "$pause"; fi
done
fail "$url/api/manage/readiness did not answer in $attempts attempts"
