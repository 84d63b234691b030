import type { wizard as english } from '../en/wizard.ts';

/** Der Assistent, der eine Aufgabe einrichtet: sein Rahmen und sein erster Schritt. */
export const wizard = {
  'wizard.title': 'Aufgabe hinzufügen',
  'wizard.editTitle': 'Einrichten: {task}',
  'wizard.edit': 'Einrichten',
  'wizard.steps': 'Schritte',
  'wizard.place': 'Schritt {number} von {total}',
  'wizard.step.access': 'Aufgabe bearbeiten',
  'wizard.step.domains': 'Domänen',
  'wizard.step.groups': 'Verzeichnisgruppen',
  'wizard.step.test': 'Test',
  'wizard.step.enable': 'Aktivieren',
  'wizard.intro.access':
    'Benennen Sie die Aufgabe und geben Sie ihr Zugriff auf Ihren Microsoft-365-Mandanten. Das Verzeichnis wird nur gelesen, nie geändert.',
  'wizard.intro.domains': 'Wählen Sie die Domänen, deren Benutzer synchronisiert werden dürfen.',
  'wizard.intro.groups':
    'Wählen Sie die Verzeichnisgruppen und was deren Mitglieder erhalten. Die Aktionen einer Gruppe werden von oben nach unten ausgeführt.',
  'wizard.intro.test': 'Sehen Sie, was die Synchronisierung tun würde. Ein Test ändert nichts.',
  'wizard.intro.enable': 'Legen Sie fest, wann die Aufgabe von selbst synchronisiert.',
  'wizard.state.not-started': 'Nicht begonnen',
  'wizard.state.in-progress': 'In Arbeit',
  'wizard.state.done': 'Erledigt',
  'wizard.state.attention': 'Braucht Aufmerksamkeit',
  'wizard.closed':
    'Dieser Schritt ist verfügbar, sobald «Zugriff testen» im Schritt «Aufgabe bearbeiten» gelungen ist.',
  'wizard.toAccess': 'Zu «Aufgabe bearbeiten»',
  'wizard.locked':
    '«Weiter» ist verfügbar, sobald «Zugriff testen» für genau diesen Zugriff gelungen ist.',

  'wizard.access.task': 'Aufgabe',
  'wizard.access.title': 'Zugriff auf Microsoft 365',
  'wizard.access.name': 'Name',
  'wizard.access.description': 'Beschreibung',
  'wizard.access.timeZone': 'Zeitzone',
  'wizard.access.tenantId': 'M365-Mandanten-ID',
  'wizard.access.clientId': 'Anwendungs-ID (Client-ID)',
  'wizard.access.clientSecret': 'Wert des geheimen Clientschlüssels',
  'wizard.access.clientSecretValidUntil': 'Geheimer Clientschlüssel gültig bis',
  'wizard.access.secretKept': 'Auf dem Server hinterlegt',
  'wizard.access.replaceSecret': 'Schlüssel ersetzen',
  'wizard.access.keepSecret': 'Bisherigen Schlüssel behalten',
  'wizard.access.hint.name': 'Bis zu 100 Zeichen. Erscheint in der Liste der Aufgaben.',
  'wizard.access.hint.description': 'Bis zu 1000 Zeichen. Erscheint in der Liste der Aufgaben.',
  'wizard.access.hint.timeZone': 'Für Uhrzeiten, etwa die der Quarantäneberichte.',
  'wizard.access.hint.tenantId':
    'Verzeichnis-ID (Mandant) in der Übersicht der App-Registrierung oder eine Domäne des Mandanten.',
  'wizard.access.hint.clientId': 'Anwendungs-ID (Client) in derselben Übersicht.',
  'wizard.access.hint.clientSecret':
    'Der Wert des Schlüssels, nicht seine Geheimnis-ID. Er wird verschlüsselt gespeichert und nie wieder angezeigt.',
  'wizard.access.hint.kept.task':
    'Der Schlüssel ist verschlüsselt und kann nicht angezeigt, nur ersetzt werden.',
  'wizard.access.hint.kept.draft':
    'Der eingegebene Schlüssel bleibt verschlüsselt hinterlegt, bis Sie ihn speichern. Er kann nicht angezeigt, nur ersetzt werden.',
  'wizard.access.hint.clientSecretValidUntil':
    'Microsoft erlaubt bis zu 24 Monate und schlägt 180 Tage vor. Sie werden 30, 14, 7, 3 und 1 Tage vorher erinnert.',
  'wizard.access.bad.name': 'Geben Sie einen Namen ein: eine Zeile mit 1 bis 100 Zeichen.',
  'wizard.access.bad.description': 'Geben Sie höchstens 1000 Zeichen ein.',
  'wizard.access.bad.timeZone': 'Wählen Sie eine Zeitzone.',
  'wizard.access.bad.tenantId':
    'Geben Sie die Mandanten-ID ein, etwa 3f8e1c52-7a4b-4d19-9e60-5b2c8d7f1a34, oder eine Domäne des Mandanten, etwa contoso.com.',
  'wizard.access.bad.clientId':
    'Geben Sie die Anwendungs-ID (Client) ein, etwa c0a1e2d3-4b5c-4d6e-8f70-112233445566.',
  'wizard.access.bad.clientSecret': 'Geben Sie den Wert des geheimen Clientschlüssels ein.',
  'wizard.access.bad.clientSecretValidUntil': 'Geben Sie ein Datum ein, das es gibt.',
  'wizard.access.bad.past':
    'Dieser Tag ist vorbei. Erstellen Sie in Entra einen neuen geheimen Clientschlüssel und geben Sie dessen Datum ein.',
  'wizard.access.bad.tooFar': 'Microsoft erlaubt höchstens 24 Monate ab heute.',
  'wizard.access.bad.intervalMinutes':
    'Geben Sie eine ganze Zahl von 5 (Minuten) bis 10080 (7 Tage) ein.',
  'wizard.access.bad.percent': 'Geben Sie eine ganze Zahl von 0 bis 100 ein.',
  'wizard.access.bad.count': 'Geben Sie eine ganze Zahl von 0 bis 1000000 ein.',
  'wizard.access.bad.hours': 'Geben Sie eine ganze Zahl von 1 bis 168 ein.',
  'wizard.access.bad.other': 'Wählen Sie einen der Werte.',
  'wizard.access.note.soon':
    '{days, plural, =0 {Der Schlüssel läuft heute ab.} one {Der Schlüssel läuft morgen ab.} other {Der Schlüssel läuft in # Tagen ab.}} Planen Sie, ihn zu ersetzen.',
  'wizard.access.note.long':
    'Das ist in {days, number} Tagen. Ein Schlüssel von höchstens 180 Tagen ist sicherer.',

  'wizard.test.button': 'Zugriff testen',
  'wizard.test.running': 'Der Zugriff wird getestet',
  'wizard.test.ok': 'Der Zugriff funktioniert: {tenant}',
  'wizard.test.excess': 'Der Zugriff funktioniert, darf aber mehr als nötig: {tenant}',
  'wizard.test.noLive':
    'Der Zugriff funktioniert, aber nicht für die Live-Synchronisierung: {tenant}',
  'wizard.test.missing': 'Die Anmeldung bei {tenant} gelang, aber es fehlt etwas',
  'wizard.test.okText': 'Prüfen Sie, ob das der gemeinte Mandant ist.',
  'wizard.test.missingText':
    'Beheben Sie, was unten als fehlend markiert ist, und testen Sie erneut. Eine eben erteilte Zustimmung braucht einige Minuten, bis sie gilt.',
  'wizard.test.permissions': 'Berechtigungen',
  'wizard.test.aadsts': 'Fehlernummer von Entra: AADSTS{number}',
  'wizard.test.failed': 'Der Zugriff konnte nicht getestet werden',
  'wizard.test.failed.wrong-secret': 'Der geheime Clientschlüssel ist falsch',
  'wizard.test.failed.expired-secret': 'Der geheime Clientschlüssel ist abgelaufen',
  'wizard.test.failed.unknown-app': 'Der Mandant kennt diese App nicht',
  'wizard.test.failed.unknown-tenant': 'Es gibt keinen Mandanten mit dieser ID',
  'wizard.test.failed.access-refused': 'Entra hat die Anmeldung abgelehnt',
  'wizard.test.failed.directory-unreachable': 'Microsoft 365 ist nicht erreichbar',
  'wizard.test.failed.directory-throttled': 'Microsoft 365 ist ausgelastet',
  'wizard.test.failed.directory-failed': 'Microsoft 365 meldet einen Fehler',
  'wizard.test.fix.wrong-secret':
    'Geben Sie den Wert des Schlüssels ein, nicht seine Geheimnis-ID. Ist der Wert verloren, erstellen Sie unter «Zertifikate & Geheimnisse» der App-Registrierung einen neuen. Ein eben erstellter Schlüssel braucht einige Minuten.',
  'wizard.test.fix.expired-secret':
    'Erstellen Sie unter «Zertifikate & Geheimnisse» der App-Registrierung einen neuen geheimen Clientschlüssel und geben Sie dessen Wert und neues Datum ein.',
  'wizard.test.fix.unknown-app':
    'Prüfen Sie die Anwendungs-ID (Client) und die Mandanten-ID und ob in diesem Mandanten die Administratorzustimmung erteilt wurde. Eine eben registrierte App braucht einige Minuten.',
  'wizard.test.fix.unknown-tenant':
    'Kopieren Sie die Verzeichnis-ID (Mandant) aus der Übersicht der App-Registrierung.',
  'wizard.test.fix.directory-unreachable':
    'Prüfen Sie, ob der Server login.microsoftonline.com und graph.microsoft.com erreichen darf, und testen Sie erneut.',
  'wizard.test.fix.directory-throttled': 'Warten Sie eine Minute und testen Sie erneut.',

  'wizard.check.ok': 'OK',
  'wizard.check.missing': 'Fehlt',
  'wizard.check.excess': 'Mehr als nötig',
  'wizard.check.unknown': 'Nicht geprüft',
  'wizard.check.copy': 'Befehl für {permission} kopieren',
  'wizard.check.fix.ok':
    'Mindestens eine Gruppe mit mindestens einem Mitglied muss vorhanden sein.',
  'wizard.check.fix.missing':
    'Fügen Sie {permission} in der App-Registrierung unter «API-Berechtigungen» > «Microsoft Graph» > «Anwendungsberechtigungen» hinzu und wählen Sie dann «Administratorzustimmung erteilen».',
  'wizard.check.fix.missing.Group.Read.All':
    'Nur die Live-Synchronisierung braucht sie; Sie können ohne sie weitermachen. Fügen Sie sie unter «API-Berechtigungen» > «Microsoft Graph» > «Anwendungsberechtigungen» hinzu und wählen Sie dann «Administratorzustimmung erteilen».',
  'wizard.check.fix.excess':
    'Dieses Produkt braucht {permission} nicht. Entfernen Sie die Berechtigung unter «API-Berechtigungen» der App-Registrierung und widerrufen Sie sie unter «Unternehmensanwendungen» > «Berechtigungen».',
  'wizard.check.fix.unknown':
    'Microsoft Graph gab auf diese Prüfung keine brauchbare Antwort. Testen Sie erneut.',
  'wizard.check.fix.unknown.Group.Read.All':
    'Ob sie erteilt ist, lässt sich von aussen nicht erkennen. Nur die Live-Synchronisierung braucht sie; prüfen Sie sie in der App-Registrierung.',
  'wizard.check.fix.unknown.GroupMember.Read.All':
    'Keine Gruppe war lesbar. Legen Sie mindestens eine Gruppe mit mindestens einem Mitglied an und testen Sie erneut.',
  'wizard.check.fix.unknown.User.Read.All':
    'Kein Benutzer war lesbar. Legen Sie im Mandanten einen an und testen Sie erneut.',
  'wizard.permission.Domain.Read.All': 'welche Domänen Microsoft führt und überprüft hat',
  'wizard.permission.Group.Read.All': 'laufende Änderungen von Gruppen',
  'wizard.permission.GroupMember.Read.All': 'Gruppen und ihre Mitglieder',
  'wizard.permission.User.Read.All': 'Adresse, Name und Status der Mitglieder',

  'wizard.guide.title': 'So registrieren Sie die App in Microsoft Entra',
  'wizard.guide.byHand': 'Im Entra Admin Center',
  'wizard.guide.register':
    'Melden Sie sich als Anwendungsadministrator an. Wählen Sie «App-Registrierungen» > «Neue Registrierung», geben Sie einen Namen ein, belassen Sie «Nur Konten in diesem Organisationsverzeichnis» und wählen Sie «Registrieren».',
  'wizard.guide.ids':
    'Kopieren Sie aus der Übersicht die Verzeichnis-ID (Mandant) und die Anwendungs-ID (Client) in die Felder unten.',
  'wizard.guide.permissions':
    'Wählen Sie «API-Berechtigungen» > «Berechtigung hinzufügen» > «Microsoft Graph» > «Anwendungsberechtigungen» und fügen Sie genau diese hinzu:',
  'wizard.guide.consent':
    'Wählen Sie «Administratorzustimmung erteilen». Dazu braucht es die Rolle «Administrator für privilegierte Rollen» oder «Globaler Administrator».',
  'wizard.guide.secret':
    'Wählen Sie «Zertifikate & Geheimnisse» > «Neuer geheimer Clientschlüssel». Kopieren Sie seinen Wert sofort, er wird nur dann angezeigt, und geben Sie den Tag ein, an dem er abläuft.',
  'wizard.guide.portal': 'Im Entra Admin Center öffnen',
  'wizard.guide.byScript': 'Oder mit einem Skript',
  'wizard.guide.scriptText':
    'Es registriert die App, erteilt genau diese Berechtigungen und gibt aus, was unten einzutragen ist. Das Skript für die Azure CLI läuft in der Bash, etwa in der Cloud Shell.',
  'wizard.guide.script': 'Skript für {name}',
  'wizard.guide.copyScript': 'Skript kopieren',
  'wizard.guide.consentLink': 'Jemand anderes erteilt die Zustimmung',
  'wizard.guide.consentText':
    'Senden Sie diesen Link einer Person, die die Administratorzustimmung erteilen darf. Meldet Microsoft, dass keine Antwortadresse registriert ist, wird die Zustimmung stattdessen im Entra Admin Center erteilt.',
  'wizard.guide.consentNotYet':
    'Sobald Mandanten-ID und Client-ID eingegeben sind, steht hier der Link für die Administratorzustimmung.',
  'wizard.guide.consentOpen': 'Zustimmungsseite von Microsoft öffnen',
  'wizard.guide.consentCopy': 'Zustimmungslink kopieren',

  'wizard.sample.text': 'Der simulierte Mandant hat eine App-Registrierung, die bereit ist.',
  'wizard.sample.fill': 'Beispielzugriff eintragen',
  'wizard.sample.name': 'Contoso AG',

  'wizard.draft.saving': 'Der Entwurf wird gespeichert …',
  'wizard.draft.saved': 'Als Entwurf gespeichert',
  'wizard.draft.failed':
    'Der Entwurf konnte nicht gespeichert werden. Ihre Eingaben sind noch da. {why}',
  'wizard.draft.discard': 'Änderungen verwerfen',
  'wizard.draft.startOver': 'Neu beginnen',
  'wizard.conflict.title': 'Die Aufgabe wurde inzwischen von jemand anderem geändert.',
  'wizard.conflict.text':
    'Es wurde nichts gespeichert. Laden Sie die neueste Fassung: Was Sie geändert haben, bleibt; alles andere wird gezeigt, wie es jetzt ist. Wählen Sie dann erneut «Weiter».',
  'wizard.conflict.reload': 'Neueste Fassung laden',

  'wizard.more.title': 'Weitere Einstellungen',
  'wizard.more.disableMissingUsers': 'Fehlende Benutzer deaktivieren',
  'wizard.more.hint.disableMissingUsers':
    'Benutzer der ausgewählten Domänen, die in keiner ausgewählten Gruppe sind, werden deaktiviert. Gelöscht wird nie jemand.',
  'wizard.more.disableBlockedAccounts': 'Gesperrte Konten deaktivieren',
  'wizard.more.hint.disableBlockedAccounts':
    'Auch Benutzer, deren Anmeldung in Entra gesperrt ist, werden deaktiviert.',
  'wizard.more.precedence': 'Reihenfolge der Gruppen',
  'wizard.more.hint.precedence':
    'Ist jemand in mehreren Gruppen, gelten die Einstellungen der ersten.',
  'wizard.more.alphabetical': 'Alphabetisch',
  'wizard.more.explicit': 'Eigene Reihenfolge, festgelegt im Schritt «Verzeichnisgruppen»',
  'wizard.more.intervalMinutes': 'Abstand der periodischen Synchronisierung',
  'wizard.more.hint.intervalMinutes':
    '5 Minuten bis 7 Tage (10080). Eingeschaltet wird sie im Schritt «Aktivieren».',
  'wizard.more.minutes': 'Minuten',
  'wizard.more.hours': 'Stunden',
  'wizard.more.users': 'Benutzer',
  'wizard.more.safeguards': 'Schutzregeln',
  'wizard.more.safeguardsIntro':
    'Ein Lauf, der mehr als das tun würde, wird angehalten und wartet, bis ihn jemand geprüft hat.',
  'wizard.more.safeguardsEnabled': 'Ungewöhnliche Läufe anhalten',
  'wizard.more.hint.safeguardsEnabled': 'Aus: Jeder Lauf wird angewendet, was immer er tut.',
  'wizard.more.approveFirstDisables': 'Erstes Deaktivieren freigeben',
  'wizard.more.hint.approveFirstDisables':
    'Benutzer, die der allererste Lauf deaktivieren würde, warten auf eine Freigabe.',
  'wizard.more.holdEmptiedGroups': 'Geleerte Gruppen anhalten',
  'wizard.more.hint.holdEmptiedGroups':
    'Eine Gruppe, die Mitglieder hatte und nun keine mehr hat, ändert niemanden, bis das freigegeben ist.',
  'wizard.more.rollingHours': 'Zeitraum, für den die Grenzen gelten',
  'wizard.more.hint.rollingHours':
    '1 bis 168 Stunden. Die Grenzen gelten auch für alle Läufe dieser Zeit zusammen.',
  'wizard.more.maxDisablePercent': 'Höchstens deaktiviert, Anteil der Benutzer',
  'wizard.more.maxDisableCount': 'Höchstens deaktiviert, Anzahl Benutzer',
  'wizard.more.hint.maxDisable':
    'Ein Lauf wird angehalten, wenn er sowohl den Anteil als auch die Anzahl überschreitet.',
  'wizard.more.maxChangePercent': 'Höchstens geändert, Anteil der Benutzer',
  'wizard.more.hint.maxChangePercent':
    'Ein Lauf wird angehalten, wenn er mehr Benutzer als diesen Anteil ändert.',
} as const satisfies Record<keyof typeof english, string>;
