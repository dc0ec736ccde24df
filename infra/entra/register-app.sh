#!/usr/bin/env bash
# Makes the app registration of the administration API, or brings it up to date. Resource templates cannot: it belongs
# to the directory, not to a subscription. Needs the directory role Application Administrator (or Developer, as owner).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
graph=https://graph.microsoft.com/v1.0

fail() {
  echo "register-app.sh: $1" >&2
  exit 2
}

name=''
while [ $# -gt 0 ]; do
  case $1 in
    --name) name=${2:?a name must follow --name}; shift 2 ;;
    *) fail "unknown argument $1; say --name 'Data Validation (prod)'" ;;
  esac
done
[ -n "$name" ] || fail "say --name 'Data Validation (prod)'"

found=$(az ad app list --display-name "$name" --query "[?displayName=='$name'].appId" --output tsv)
[ "$(wc -w <<<"$found")" -le 1 ] || fail "several registrations are named $name: delete or rename all but one"
client=${found:-$(az ad app create --display-name "$name" --sign-in-audience AzureADMyOrg --query appId --output tsv)}

application="$graph/applications(appId='$client')"
az rest --method patch --url "$application" --body "@$here/application.json"
az ad app update --id "$client" --identifier-uris "api://$client"
# Lets people use az for the API without a consent page; their roles decide what they may do.
az rest --method patch --url "$application" --body "@$here/tools.json"

az ad sp show --id "$client" --output none 2>/dev/null || az ad sp create --id "$client" --output none
# Without a role there is no token at all.
az ad sp update --id "$client" --set appRoleAssignmentRequired=true

echo "For the parameter file:"
echo "  administration.tenantId = '$(az account show --query tenantId --output tsv)'"
echo "  administration.clientId = '$client'"
