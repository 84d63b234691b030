#!/usr/bin/env bash
# Registers the product for sign-in in Microsoft Entra ID, or brings its registration up to date, with the Azure CLI.
#
#   az login --allow-no-subscriptions
#   PUBLIC_URL=https://sync.contoso.com manifest/register-app.sh
#
# ENTRA_CLIENT_ID   updates that registration instead of creating one
# SIGN_IN_AUDIENCE  AzureADMyOrg (default: this tenant alone) or AzureADMultipleOrgs
# ADMIN_USER        gives this person (user principal name) the role ALL
# Needs the role Application Administrator (or Cloud Application Administrator).
set -euo pipefail

bodies="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/registration"
role_all="6f1d0b1e-7c1a-4f7e-9a56-2f3f5d0b8c11"

url="${PUBLIC_URL:-}"
url="${url%/}"
host="$(printf '%s' "${url#https://}" | tr '[:upper:]' '[:lower:]')"
if [[ ! "$url" =~ ^https://[A-Za-z0-9.-]+(:[0-9]+)?$ ]]; then
  echo "PUBLIC_URL must be the https address at which Teams reaches this installation, such as https://sync.contoso.com" >&2
  exit 2
fi
audience="${SIGN_IN_AUDIENCE:-AzureADMyOrg}"
client_id="${ENTRA_CLIENT_ID:-}"

graph="$(az cloud show --query endpoints.microsoftGraphResourceId --output tsv)"
graph="${graph%/}/v1.0"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# Fills the placeholders of a request body; answers the file.
fill() {
  sed -e "s|\${{PUBLIC_URL}}|https://$host|g" -e "s|\${{PUBLIC_HOST}}|$host|g" \
    -e "s|\${{ENTRA_CLIENT_ID}}|$client_id|g" -e "s|\${{SIGN_IN_AUDIENCE}}|$audience|g" \
    "$bodies/$1.json" >"$work/$1.json"
  printf '%s' "$work/$1.json"
}

send() { # method, path, file, query
  az rest --method "$1" --url "$graph/$2" --headers Content-Type=application/json \
    --body "@$3" --query "${4:-id}" --output tsv
}

# What was just created is not known everywhere at once.
patiently() {
  local attempt
  for attempt in 1 2 3 4 5; do
    "$@" && return 0
    sleep "$((attempt * ${RETRY_SECONDS:-3}))"
  done
  "$@"
}

if [[ -z "$client_id" ]]; then
  client_id="$(send POST applications "$(fill application)" appId)"
else
  send PATCH "applications(appId='$client_id')" "$(fill application)"
fi
# a second request, because hosts can be trusted with a scope only once it is there
patiently send PATCH "applications(appId='$client_id')" "$(fill exposure)"

principal="$(az rest --method GET --url "$graph/servicePrincipals?\$filter=appId eq '$client_id'" --query 'value[0].id' --output tsv)"
if [[ -z "$principal" || "$principal" == None ]]; then
  printf '{ "appId": "%s" }' "$client_id" >"$work/principal.json"
  principal="$(patiently send POST servicePrincipals "$work/principal.json")"
fi

if [[ -n "${ADMIN_USER:-}" ]]; then
  person="$(az rest --method GET --url "$graph/users/$ADMIN_USER" --query id --output tsv)"
  held="$(az rest --method GET --url "$graph/users/$person/appRoleAssignments?\$filter=resourceId eq $principal" --query "value[?appRoleId=='$role_all'] | [0].id" --output tsv)"
  if [[ -z "$held" || "$held" == None ]]; then
    printf '{ "principalId": "%s", "resourceId": "%s", "appRoleId": "%s" }' \
      "$person" "$principal" "$role_all" >"$work/assignment.json"
    patiently send POST "users/$person/appRoleAssignments" "$work/assignment.json" >/dev/null
  fi
fi

echo "The sign-in is registered. Set these for the server and for npm run package:teams:"
echo "PUBLIC_URL=https://$host"
echo "ENTRA_CLIENT_ID=$client_id"
