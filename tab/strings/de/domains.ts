import type { domains as english } from '../en/domains.ts';

/** Die verwalteten Domänen des Dienstes. */
export const domains = {
  'domains.title': 'Verwaltete Domänen',
  'domains.intro':
    'Die Domänen, deren E-Mails der Dienst für Ihren Mandanten schützt. Nur sie lassen sich für die Synchronisierung auswählen.',
  'domains.readOnly':
    'Sie können alles ansehen, aber nichts ändern: Dafür braucht es die Rolle ALL.',
  'domains.none': 'Noch keine verwalteten Domänen',
  'domains.noneText':
    'Ohne verwaltete Domäne kann niemand synchronisiert werden. Fügen Sie die Domänen Ihrer E-Mail-Adressen hinzu.',
  'domains.count': '{count, plural, one {# Domäne} other {# Domänen}}',
  'domains.add': 'Domäne hinzufügen',
  'domains.addSubmit': 'Hinzufügen',
  'domains.edit': 'Bearbeiten',
  'domains.editOf': '{domain} bearbeiten',
  'domains.remove': 'Entfernen',
  'domains.removeOf': '{domain} entfernen',
  'domains.noQuota': 'Kein LFT-Kontingent für die Domäne',
  'domains.quotaOf': 'LFT-Kontingent: {quota}',
  'domains.quotaMB': '{mb} MB',
  'domains.quotaGB': '{gb} GB ({mb} MB)',
  'domains.name': 'Domäne',
  'domains.nameHint': 'Zum Beispiel contoso.com',
  'domains.quota': 'LFT-Kontingent der Domäne',
  'domains.quotaHint':
    'Das grösste Kontingent, das ein einzelner Benutzer der Domäne haben kann. Leer gelassen, gibt es keine Grenze.',
  'domains.quotaWrong': 'Geben Sie eine ganze Zahl von 0 bis {most} ein.',
  'domains.unit': 'Einheit',
  'domains.fault.missing': 'Geben Sie die Domäne ein.',
  'domains.fault.notDomain': 'Das ist keine Domäne wie contoso.com.',
  'domains.fault.listed': 'Diese Domäne wird bereits verwaltet.',
  'domains.saved': '{domain} wurde gespeichert.',
  'domains.removeTitle': '{domain} entfernen?',
  'domains.removeConfirm': 'Domäne entfernen',
  'domains.removeText':
    'Kein Benutzer wird geändert oder gelöscht, und Aufgaben, in denen die Domäne ausgewählt ist, laufen weiter. Bis Sie sie wieder hinzufügen, lässt sie sich nicht neu auswählen, es können keine Benutzer von Hand hinzugefügt werden, und ihr LFT-Kontingent begrenzt niemanden.',
  'domains.usersOf': 'Benutzer von {domain}',
  'domains.removed': '{domain} wurde entfernt.',
  'domains.problem.domain-taken': 'Diese Domäne gehört einem anderen Mandanten',
  'domains.problem.domain-taken.text':
    'Eine Domäne wird nur für einen Mandanten verwaltet. Es wurde nichts geändert. Wenn die Domäne Ihnen gehört, lassen Sie sie dort freigeben, oder wenden Sie sich an den Support des Dienstes.',
} as const satisfies Record<keyof typeof english, string>;
