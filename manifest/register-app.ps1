<#
.SYNOPSIS
Registers the product for sign-in in Microsoft Entra ID, or brings its registration up to date.
.DESCRIPTION
Needs the module Microsoft.Graph.Authentication, and the role Application Administrator (or Cloud Application Administrator).
.EXAMPLE
manifest/register-app.ps1 -PublicUrl https://sync.contoso.com -AdminUser anna@contoso.com
#>
[CmdletBinding()]
param(
  # The https address at which Teams reaches this installation.
  [Parameter(Mandatory)] [ValidatePattern('^https://[A-Za-z0-9.-]+(:[0-9]+)?/?$')] [string] $PublicUrl,
  # Updates this registration instead of creating one.
  [string] $EntraClientId = '',
  # This tenant alone, or any.
  [ValidateSet('AzureADMyOrg', 'AzureADMultipleOrgs')] [string] $SignInAudience = 'AzureADMyOrg',
  # Gives this person (user principal name) the role ALL.
  [string] $AdminUser = '',
  # The cloud to sign in to: Global, USGov, USGovDoD, China.
  [string] $Environment = 'Global'
)
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

$roleAll = '6f1d0b1e-7c1a-4f7e-9a56-2f3f5d0b8c11'
$publicHost = ([uri]$PublicUrl).Authority.ToLowerInvariant()
$clientId = $EntraClientId

# Fills the placeholders of a request body.
function Get-Body([string] $Name) {
  $text = Get-Content -Raw -Path (Join-Path $PSScriptRoot "registration/$Name.json")
  $text.Replace('${{PUBLIC_URL}}', "https://$publicHost").Replace('${{PUBLIC_HOST}}', $publicHost).
    Replace('${{ENTRA_CLIENT_ID}}', $clientId).Replace('${{SIGN_IN_AUDIENCE}}', $SignInAudience)
}

function Send-Body([string] $Method, [string] $Path, [string] $Body) {
  Invoke-MgGraphRequest -Method $Method -Uri "/v1.0/$Path" -Body $Body -ContentType 'application/json' -OutputType PSObject
}

# What was just created is not known everywhere at once.
function Invoke-Patiently([scriptblock] $Act) {
  foreach ($attempt in 1..5) {
    try { return & $Act } catch { Start-Sleep -Seconds (3 * $attempt) }
  }
  & $Act
}

Connect-MgGraph -Environment $Environment -NoWelcome -Scopes 'Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All', 'User.Read.All'

if ($clientId -eq '') {
  $clientId = (Send-Body POST 'applications' (Get-Body 'application')).appId
} else {
  Send-Body PATCH "applications(appId='$clientId')" (Get-Body 'application') | Out-Null
}
# a second request, because hosts can be trusted with a scope only once it is there
Invoke-Patiently { Send-Body PATCH "applications(appId='$clientId')" (Get-Body 'exposure') } | Out-Null

$found = @((Invoke-MgGraphRequest -Method GET -Uri "/v1.0/servicePrincipals?`$filter=appId eq '$clientId'" -OutputType PSObject).value)
$principal = if ($found.Count -gt 0) { $found[0].id } else {
  (Invoke-Patiently { Send-Body POST 'servicePrincipals' (@{ appId = $clientId } | ConvertTo-Json) }).id
}

if ($AdminUser -ne '') {
  $person = (Invoke-MgGraphRequest -Method GET -Uri "/v1.0/users/$AdminUser" -OutputType PSObject).id
  $held = @((Invoke-MgGraphRequest -Method GET -Uri "/v1.0/users/$person/appRoleAssignments?`$filter=resourceId eq $principal" -OutputType PSObject).value)
  if (-not ($held | Where-Object appRoleId -eq $roleAll)) {
    $assignment = @{ principalId = $person; resourceId = $principal; appRoleId = $roleAll } | ConvertTo-Json
    Invoke-Patiently { Send-Body POST "users/$person/appRoleAssignments" $assignment } | Out-Null
  }
}

Write-Output 'The sign-in is registered. Set these for the server and for npm run package:teams:'
Write-Output "PUBLIC_URL=https://$publicHost"
Write-Output "ENTRA_CLIENT_ID=$clientId"
