import { graphAppId, neededPermissions, type Permission } from './permissions.ts';

const appName = 'Directory Synchronisation';

/** What was typed so far; what is no id or domain yet is left for the reader to fill in. */
export interface TypedIds {
  readonly tenantId: string;
  readonly clientId: string;
}

const safe = (id: string): string | null => (/^[A-Za-z0-9][A-Za-z0-9.-]*$/.test(id) ? id : null);
const tenantIn = ({ tenantId }: TypedIds): string => safe(tenantId.trim()) ?? '<tenant-id>';
const clientIn = ({ clientId }: TypedIds): string => safe(clientId.trim()) ?? '<client-id>';

/** Azure CLI (bash, also Cloud Shell): registers the app, grants exactly the permissions needed, makes a secret. */
export const azureCliScript = (
  ids: TypedIds,
): string => `az login --tenant "${tenantIn(ids)}" --allow-no-subscriptions
app=$(az ad app create --display-name "${appName}" --sign-in-audience AzureADMyOrg --query appId --output tsv)
az ad sp create --id "$app" --output none
az ad app permission add --id "$app" --api ${graphAppId} --api-permissions \\
${neededPermissions.map(({ id }) => `  ${id}=Role`).join(' \\\n')}
# ${neededPermissions.map(({ name }) => name).join(', ')}
sleep 30  # Entra needs a moment to know the app everywhere
az ad app permission admin-consent --id "$app"
az ad app credential reset --id "$app" --append --display-name "${appName}" --years 1 \\
  --query "{tenantId: tenant, clientId: appId, clientSecretValue: password}"
az ad app credential list --id "$app" --query "[].{validUntil: endDateTime}" --output table
`;

/** Microsoft Graph PowerShell: the same. */
export const powerShellScript = (
  ids: TypedIds,
): string => `# once: Install-Module Microsoft.Graph.Applications -Scope CurrentUser
Connect-MgGraph -TenantId '${tenantIn(ids)}' -Scopes 'Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All'
$needed = ${neededPermissions.map(({ name }) => `'${name}'`).join(', ')}
$graph = Get-MgServicePrincipal -Filter "appId eq '${graphAppId}'"
$roles = @($graph.AppRoles | Where-Object { $_.Value -in $needed -and $_.AllowedMemberTypes -contains 'Application' })
$access = @{
  ResourceAppId  = $graph.AppId
  ResourceAccess = @($roles | ForEach-Object { @{ Id = $_.Id; Type = 'Role' } })
}
$app = New-MgApplication -DisplayName '${appName}' -SignInAudience 'AzureADMyOrg' -RequiredResourceAccess @($access)
$principal = New-MgServicePrincipal -AppId $app.AppId
foreach ($role in $roles) {
  New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principal.Id -PrincipalId $principal.Id \`
    -ResourceId $graph.Id -AppRoleId $role.Id | Out-Null
}
$secret = Add-MgApplicationPassword -ApplicationId $app.Id -PasswordCredential @{
  DisplayName = '${appName}'
  EndDateTime = (Get-Date).AddMonths(6)
}
[pscustomobject]@{
  TenantId          = (Get-MgContext).TenantId
  ClientId          = $app.AppId
  ClientSecretValue = $secret.SecretText
  ValidUntil        = $secret.EndDateTime.ToString('yyyy-MM-dd')
} | Format-List
`;

/** Azure CLI: adds one permission to the app and consents to it; null = it is none of those needed. */
export const addPermissionScript = (name: string, ids: TypedIds): string | null => {
  const permission: Permission | undefined = neededPermissions.find((one) => one.name === name);
  if (permission === undefined) return null;
  const client = clientIn(ids);
  return `az ad app permission add --id ${client} --api ${graphAppId} --api-permissions ${permission.id}=Role
az ad app permission admin-consent --id ${client}
`;
};

/** Where an administrator of the tenant consents to the app; null = the ids are not typed yet. */
export const consentLink = (ids: TypedIds): string | null => {
  const tenant = safe(ids.tenantId.trim());
  const client = safe(ids.clientId.trim());
  return tenant && client
    ? `https://login.microsoftonline.com/${tenant}/adminconsent?client_id=${client}`
    : null;
};

/** The permissions of the app in the Entra admin center; the list of apps without its id. */
export const portalLink = ({ clientId }: TypedIds): string => {
  const client = safe(clientId.trim());
  const blade = 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps';
  return client
    ? `${blade}/ApplicationMenuBlade/~/CallAnAPI/appId/${client}`
    : `${blade}/CreateApplicationBlade`;
};
