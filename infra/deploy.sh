#!/usr/bin/env bash
# Deploys the infrastructure, then the package. May be run again at any time: what is as it should be stays as it is.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

usage() {
  cat <<'TEXT'
infra/deploy.sh --resource-group NAME --parameters FILE.bicepparam [--package FILE.zip] [--what-if] [--yes]

  --resource-group  an existing resource group
  --parameters      copy of infra/small.bicepparam or infra/production.bicepparam, beside them
  --package         the zip that npm run package writes; without it the code stays as it is
  --what-if         shows what would change and stops
  --yes             does not ask before changing anything (pipelines ask beforehand)
TEXT
}

fail() {
  echo "deploy.sh: $1" >&2
  exit 2
}

group='' parameters='' package='' only_what_if=false yes=false
while [ $# -gt 0 ]; do
  case $1 in
    --resource-group) group=${2:?a name must follow --resource-group}; shift 2 ;;
    --parameters) parameters=${2:?a file must follow --parameters}; shift 2 ;;
    --package) package=${2:?a file must follow --package}; shift 2 ;;
    --what-if) only_what_if=true; shift ;;
    --yes) yes=true; shift ;;
    --help) usage; exit 0 ;;
    *) usage >&2; fail "unknown argument $1" ;;
  esac
done
[ -n "$group" ] || fail 'say --resource-group NAME'
[ -n "$parameters" ] || fail 'say --parameters FILE.bicepparam'
[ -f "$parameters" ] || fail "there is no file $parameters"
[ -z "$package" ] || [ -f "$package" ] || fail "there is no file $package; npm run package writes it"
az account show --output none || fail 'sign in first: az login'

# Read by the parameter file and used only where the vault has no key yet. It passes through the environment, because
# arguments can be seen by every user of the machine, and it is written nowhere else.
NEW_LOOK_UP_KEY=$(head -c 48 /dev/urandom | base64 | tr -d '\n')
export NEW_LOOK_UP_KEY

echo "What would change in $group:"
az deployment group what-if --resource-group "$group" --name data-validation --parameters "$parameters"
if $only_what_if; then exit 0; fi

if ! $yes; then
  read -r -p "Deploy this to $group? Type the name of the resource group: " answer
  [ "$answer" = "$group" ] || fail 'not deployed'
fi

az deployment group create --resource-group "$group" --name data-validation --parameters "$parameters" --output none
echo 'The infrastructure is deployed.'

if [ -n "$package" ]; then
  "$here/send-package.sh" --resource-group "$group" --package "$package"
fi
