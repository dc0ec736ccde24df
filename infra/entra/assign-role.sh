#!/usr/bin/env bash
# Gives a person, group or service principal a role of the administration API. Asks first: a second time does nothing.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
graph=https://graph.microsoft.com/v1.0

fail() {
  echo "assign-role.sh: $1" >&2
  exit 2
}

client='' principal='' role=''
while [ $# -gt 0 ]; do
  case $1 in
    --client-id) client=${2:?the client id of the API must follow --client-id}; shift 2 ;;
    --principal) principal=${2:?an object id must follow --principal}; shift 2 ;;
    --role) role=${2:?DataValidation.Read or DataValidation.Manage must follow --role}; shift 2 ;;
    *) fail "unknown argument $1; say --client-id ID --principal OBJECT_ID --role DataValidation.Read" ;;
  esac
done
[ -n "$client" ] || fail 'say --client-id ID'
[ -n "$principal" ] || fail 'say --principal OBJECT_ID'
[ -n "$role" ] || fail 'say --role DataValidation.Read or --role DataValidation.Manage'
grep -q "\"value\": \"$role\"" "$here/application.json" || fail "there is no role $role"

api=$(az ad sp show --id "$client" --query id --output tsv)
role_id=$(az ad sp show --id "$client" --query "appRoles[?value=='$role'].id" --output tsv)
[ -n "$role_id" ] || fail "the registration $client has no role $role: run infra/entra/register-app.sh"

has=$(az rest --method get --url "$graph/servicePrincipals/$api/appRoleAssignedTo" \
  --query "value[?principalId=='$principal' && appRoleId=='$role_id'].id" --output tsv)
if [ -n "$has" ]; then
  echo "$principal has $role already."
  exit 0
fi
az rest --method post --url "$graph/servicePrincipals/$api/appRoleAssignedTo" --output none \
  --body "{\"principalId\":\"$principal\",\"resourceId\":\"$api\",\"appRoleId\":\"$role_id\"}"
echo "$principal has $role now; tokens that were issued before do not say so."
