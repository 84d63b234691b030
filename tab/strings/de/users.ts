import type { users as english } from '../en/users.ts';

/** Die Benutzerverwaltung. */
export const users = {
  'users.title': 'Benutzer',
  'users.intro':
    'Alle, die der Mail-Sicherheitsdienst kennt, mit den Einstellungen, die für sie gelten.',
  'users.count': '{count, plural, one {# Benutzer} other {# Benutzer}}',
  'users.none': 'Noch keine Benutzer',
  'users.noneText':
    'Eine Synchronisierung legt die Mitglieder Ihrer Gruppen hier an. Einzelne Benutzer können Sie auch von Hand hinzufügen.',
  'users.toTasks': 'Zu den Aufgaben',
  'users.column.name': 'Name',
  'users.column.email': 'E-Mail',
  'users.column.active': 'Aktiv',
  'users.column.admin': 'Administrator',
  'users.column.crypto': 'Verschlüsselung',
  'users.column.managedBy': 'Verwaltet von',
  'users.active': 'Aktiv',
  'users.disabled': 'Deaktiviert',
  'users.byNobody': 'Keiner Aufgabe',
  'users.byTask': 'Einer Aufgabe',
  'users.crypto.SigEnc': 'Signieren und Verschlüsseln',
  'users.crypto.SigOnly': 'Nur Signieren',
  'users.crypto.None': 'Keine',
  'users.loginSecurity.none': 'Nur Passwort',
  'users.loginSecurity.sms': 'Passwort und SMS',
  'users.loginSecurity.otp': 'Passwort und Einmalcode',
  'users.quotaMB': '{mb} MB',
  'users.quotaGB': '{gb} GB ({mb} MB)',

  'users.search': 'Name oder E-Mail suchen',
  'users.searchHelp': 'So suchen Sie',
  'users.searchHelp.plain':
    'Alle, deren Name oder E-Mail das enthält. Gross- und Kleinschreibung spielt keine Rolle.',
  'users.searchHelp.any': '* steht für beliebige Zeichen.',
  'users.searchHelp.not': 'Ein ! davor findet alle, auf die es nicht zutrifft.',
  'users.filter.domain': 'Domäne',
  'users.filter.allDomains': 'Alle Domänen',
  'users.filter.state': 'Status',
  'users.filter.allStates': 'Jeder Status',
  'users.state.active': 'Aktive',
  'users.state.disabled': 'Deaktivierte',
  'users.state.admin': 'Administratoren',
  'users.state.managed': 'Von einer Aufgabe verwaltet',
  'users.state.unmanaged': 'Von keiner Aufgabe verwaltet',
  'users.sort': 'Sortieren',
  'users.sort.displayName': 'Nach Name',
  'users.sort.email': 'Nach E-Mail',
  'users.sort.active': 'Nach Aktivität',
  'users.sort.admin': 'Nach Administrator',
  'users.sort.crypto': 'Nach Verschlüsselung',

  'users.add': 'Benutzer hinzufügen',
  'users.add.submit': 'Hinzufügen',
  'users.add.text':
    'Der Benutzer ist sofort aktiv. Für alles, was Sie nicht einstellen, gelten die Standardwerte des Dienstes.',
  'users.add.domains': 'Verwaltete Domänen: {domains}',
  'users.add.nameHint': 'Leer gelassen, gilt der Teil vor dem @.',
  'users.add.noAddress': 'Geben Sie die E-Mail-Adresse ein.',
  'users.add.badAddress': 'Das ist keine E-Mail-Adresse wie ada@contoso.com.',
  'users.add.unmanaged':
    '{domain} ist keine verwaltete Domäne Ihres Mandanten. Fügen Sie sie zuerst unter «Verwaltete Domänen» hinzu.',
  'users.add.done': '{name} wurde hinzugefügt.',

  'users.edit': 'Bearbeiten',
  'users.edit.title': '{name} bearbeiten',
  'users.edit.managed':
    'Eine Aufgabe verwaltet diesen Benutzer. Was eine Aktion seiner Gruppe nennt, setzt die nächste Synchronisierung wieder; alles andere bleibt, wie Sie es einstellen.',
  'users.edit.again':
    'Die Gruppe «{group}» nennt es ({action}): Die nächste Synchronisierung setzt es wieder.',
  'users.edit.nameFollows':
    'Der Name folgt dem Verzeichnis: Die nächste Synchronisierung setzt ihn wieder.',
  'users.edit.nameMissing': 'Geben Sie einen Namen ein.',
  'users.edit.done': '{name} wurde gespeichert.',
  'users.edit.leave': 'Änderungen verwerfen?',
  'users.edit.leaveText': 'Was Sie eingegeben haben, ist nicht gespeichert.',
  'users.edit.leaveConfirm': 'Änderungen verwerfen',
  'users.protected': 'Geschützt',
  'users.protectedText':
    'Eine Synchronisierung deaktiviert oder sperrt einen geschützten Benutzer nie und nimmt ihm keine Administratorrolle.',
  'users.roles.limit': 'Sie können nur Rollen zuweisen, die Sie selbst haben.',
  'users.quota.hint':
    'Ganze Megabyte, höchstens {most}. Leer gelassen, gilt der Standardwert des Dienstes.',
  'users.quota.wrong': 'Geben Sie eine ganze Zahl von 0 bis {most} ein.',
  'users.times.none': 'Keine Berichte',
  'users.times.at': 'Zu diesen Zeiten',
  'users.times.label': '{setting}: Uhrzeiten',
  'users.times.hint': 'Uhrzeiten mit Kommas dazwischen, zum Beispiel 08:00, 16:30',
  'users.times.wrong': 'Geben Sie bis zu 24 Uhrzeiten ein, zum Beispiel 08:00, 16:30.',
  'users.unset': 'Nicht gesetzt (Standard des Dienstes)',
  'users.default': 'Standard des Dienstes',
  'users.label.lftQuota': 'LFT-Kontingent',

  'users.disable': 'Deaktivieren',
  'users.disable.title': '{name} deaktivieren?',
  'users.disable.confirm': 'Benutzer deaktivieren',
  'users.disable.text':
    'Der Benutzer kann den Dienst nicht mehr nutzen. Nichts wird gelöscht: Alle Einstellungen bleiben, und Sie können ihn jederzeit wieder aktivieren.',
  'users.disable.managed':
    'Wer von Hand deaktiviert wurde, bleibt deaktiviert: Eine Synchronisierung aktiviert nur wieder, wen sie selbst deaktiviert hat.',
  'users.disable.done': '{name} wurde deaktiviert.',
  'users.enable': 'Aktivieren',
  'users.enable.title': '{name} aktivieren?',
  'users.enable.confirm': 'Benutzer aktivieren',
  'users.enable.text':
    'Der Benutzer kann den Dienst wieder nutzen, mit den Einstellungen, die Sie hier sehen.',
  'users.enable.managed':
    'Wenn die Gruppe des Benutzers ihre Mitglieder deaktiviert, deaktiviert ihn die nächste Synchronisierung wieder.',
  'users.enable.done': '{name} wurde aktiviert.',
  'users.disabledBy.sync': 'durch die Synchronisierung',
  'users.disabledBy.hand': 'von Hand',

  'users.objectId': 'Objekt-ID in Entra ID',
  'users.copyObjectId': 'Objekt-ID kopieren',
  'users.noObjectId': 'Keine: von Hand hinzugefügt',
  'users.renamedTo': 'Hat jetzt die Adresse',
  'users.lastGroup': 'Zuletzt massgebende Gruppe: {group}',
  'users.settings': 'Einstellungen',
  'users.group.person': 'Benutzer',
  'users.group.crypto': 'Verschlüsselung',
  'users.group.lft': 'Large File Transfer',
  'users.group.quarantine': 'Quarantäneberichte',
  'users.group.login': 'Anmeldung und Rollen',
  'users.origin.default': 'Noch nie gesetzt',
  'users.origin.hand': 'Von Hand gesetzt',
  'users.origin.sync': 'Von der Synchronisierung gesetzt: {group}',
  'users.origin.overridden':
    'Von Hand gesetzt. Die nächste Synchronisierung setzt es wieder auf {value}: {group}',

  'users.history': 'Letzte Änderungen',
  'users.history.none':
    'Keine Synchronisierung hat diesen Benutzer geändert. Änderungen von Hand stehen hier nicht.',
  'users.history.onlySync': 'Änderungen von Hand stehen hier nicht.',
  'users.history.more': 'Ältere Änderungen anzeigen',
  'users.history.run': 'Protokoll dieser Synchronisierung: {task}',
  'users.history.deletedTask': 'Durch eine Aufgabe, die inzwischen gelöscht ist',
  'users.did.create': 'Angelegt',
  'users.did.update': 'Geändert',
  'users.did.disable': 'Deaktiviert',
  'users.did.enable': 'Aktiviert',
  'users.did.rename': 'Umbenannt',
  'users.did.skip': 'Übersprungen',

  'users.problem.not-found': 'Diesen Benutzer gibt es nicht',
  'users.problem.not-found.text':
    'Niemand hat diese Adresse. Vielleicht hat sie sich geändert: Suchen Sie in der Benutzerliste nach dem Namen.',
  'users.problem.user-exists': 'Diesen Benutzer gibt es schon',
  'users.problem.user-exists.text':
    'Diese Adresse ist schon vergeben. Suchen Sie in der Benutzerliste danach.',
  'users.problem.revision-conflict': 'Der Benutzer wurde inzwischen geändert',
  'users.problem.revision-conflict.text':
    'Jemand anderes oder eine Synchronisierung hat den Benutzer geändert, seit Sie ihn geöffnet haben. Es wurde nichts gespeichert. Sie sehen jetzt die aktuellen Werte, Ihre Eingaben sind erhalten: Prüfen Sie sie und bestätigen Sie noch einmal.',
  'users.problem.role-not-held': 'Diese Rolle können Sie nicht zuweisen',
  'users.problem.role-not-held.text':
    'Sie können nur Rollen zuweisen, die Sie selbst haben. Fragen Sie jemanden mit der Rolle ALL.',
  'users.problem.last-admin': 'Das ist der letzte Administrator',
  'users.problem.last-admin.text':
    'Sonst kann sich niemand mit der Rolle ALL anmelden. Geben Sie die Rolle zuerst jemand anderem.',
  'users.problem.invalid-input': 'Der Server nimmt die Eingaben nicht an',
} as const satisfies Record<keyof typeof english, string>;
