import type { help as english } from '../en/help.ts';

/** Hilfe und die empfohlene Einrichtung. */
export const help = {
  'help.title': 'Hilfe',
  'help.intro':
    'Wie Sie eine Synchronisierung einrichten, was die Gruppenaktionen tun und worauf Sie sich verlassen können.',
  'help.contents': 'Auf dieser Seite',
  'help.link.newWindow': '(wird in einem neuen Fenster geöffnet)',
  'help.megabytes': '{mb} MB',

  'help.start': 'Erste Schritte',
  'help.start.app':
    '<b>Bereiten Sie den Zugriff vor.</b> Registrieren Sie in Ihrem Entra-Mandanten eine App, mit <permissions>vier Leseberechtigungen</permissions> und Administratoreinwilligung. Dafür braucht es einmal einen Administrator, der die Einwilligung erteilen darf. Der Assistent enthält ein Skript dazu.',
  'help.start.domains':
    '<b>Prüfen Sie die Domänen.</b> Die Domänen Ihrer Benutzer müssen <domains>verwaltete Domänen</domains> des Dienstes und in Microsoft 365 überprüft sein.',
  'help.start.task':
    '<b>Fügen Sie eine Aufgabe hinzu,</b> unter <tasks>Aufgaben</tasks>: Mandanten-ID, Client-ID und geheimer Clientschlüssel. Der Zugriffstest sagt, was fehlt. Meist genügt eine Aufgabe pro Mandant.',
  'help.start.groups':
    '<b>Wählen Sie Gruppen aus und geben Sie ihnen Aktionen.</b> Die <groups>empfohlene Einrichtung</groups> ist ein guter Anfang.',
  'help.start.test':
    '<b>Testen Sie.</b> Sie sehen jede Änderung, bevor sie geschieht. Ein Test schreibt nichts.',
  'help.start.enable':
    '<b>Schalten Sie die periodische und die Live-Synchronisierung ein.</b> Von da an kommen Änderungen des Verzeichnisses von selbst an.',

  'help.groups': 'Empfohlene Gruppen',
  'help.groups.1':
    'Geben Sie allen Gruppen aussagekräftige Namen. Wenn Sie keine eigenen Namensregeln haben, verwenden Sie ein Präfix und einen Namen, der sagt, wofür die Gruppe da ist. Auch bestehende und eingebaute Gruppen eignen sich.',
  'help.groups.2':
    'Jeder Benutzer sollte in <b>nur einer</b> synchronisierten Gruppe sein. Mit diesen Gruppen beginnen Sie am besten; die Werte sind Vorschläge.',
  'help.groups.name': 'Vorgeschlagener Name',
  'help.groups.copy': 'Den Namen «{name}» kopieren',
  'help.groups.actions': 'Aktionen, von oben nach unten',

  'help.precedence': 'Benutzer in mehreren Gruppen',
  'help.precedence.1':
    'Für einen Benutzer in mehreren Gruppen gelten die Einstellungen <b>einer</b> Gruppe: der nach Namen ersten, von A bis Z. Aktionen verschiedener Gruppen werden nie gemischt.',
  'help.precedence.2':
    'Ergeben die Namen nicht die gewünschte Reihenfolge, kann eine Aufgabe eine eigene verwenden: Verschieben Sie die Gruppen im Schritt «Verzeichnisgruppen».',
  'help.precedence.3':
    'Jeder Test und jedes Protokoll führt die Benutzer in mehreren Gruppen auf, mit der Gruppe, die für sie gilt, und denen, die übergangen werden. Eine Gruppe, die ihre Mitglieder deaktiviert oder ausschliesst, wirkt nicht auf jemanden, für den eine andere Gruppe gilt; eine Warnung weist darauf hin.',

  'help.actions': 'Gruppenaktionen',
  'help.actions.1':
    'Jede Aktion kommt in einer Gruppe höchstens einmal vor; verarbeitet werden sie von oben nach unten. Was keine Aktion der Gruppe nennt, bleibt, wie es ist. Eine leere Liste ist etwas anderes: Sie löscht.',
  'help.actions.search': 'Aktionen durchsuchen',
  'help.actions.count': '{count, plural, one {# Aktion} other {# Aktionen}}',
  'help.actions.values': 'Wert: {values}',
  'help.value.roles': 'eine Liste von Administratorrollen oder eine leere Liste',
  'help.value.crypto': 'SigEnc, SigOnly oder None',
  'help.value.boolean': 'True oder False',
  'help.value.megabytes': 'ganze Megabyte, höchstens das LFT-Kontingent der Domäne',
  'help.value.loginSecurity': 'none, sms oder otp',
  'help.value.times':
    'eine Liste von Uhrzeiten als HH:MM in der Zeitzone der Aufgabe oder eine leere Liste',
  'help.action.assignAdminRoles':
    'Gibt jedem Benutzer der Gruppe diese Administratorrollen, dieselben, die sich auch von Hand vergeben lassen. Eine leere Liste nimmt bestehende Administratorrollen weg.',
  'help.action.crypto':
    'Welche kryptografischen Funktionen jeder Benutzer der Gruppe hat: Signieren und Verschlüsseln, nur Signieren oder keine.',
  'help.action.lftAvailable':
    'Ob Large File Transfer jedem Benutzer der Gruppe zur Verfügung steht.',
  'help.action.lftQuota':
    'Das LFT-Kontingent jedes Benutzers der Gruppe. Es gilt pro Benutzer und wird nicht verwendet, wenn lftAvailable False ist.',
  'help.action.loginLocked':
    'True: Die Benutzer der Gruppe können sich am Portal des Dienstes nicht anmelden.',
  'help.action.loginSecurity':
    'Was eine Anmeldung ausser dem Passwort braucht. Wir empfehlen meist otp, besonders für Administratoren.',
  'help.action.noSync':
    'True: Die Mitglieder der Gruppe werden nicht synchronisiert; die anderen Aktionen der Gruppe werden ignoriert. Sie behalten, was von Hand eingestellt wurde.',
  'help.action.quarOneClick':
    'Nachrichten lassen sich mit einem Klick im Bericht aus der Quarantäne freigeben. Wird ignoriert, wo keine Quarantäneberichte gesendet werden.',
  'help.action.sendQuar':
    'Wann ein Quarantänebericht gesendet wird. Eine leere Liste: Es wird keiner gesendet.',
  'help.action.sendQuarAdmin':
    'Wann ein Administrator-Quarantänebericht gesendet wird, nur an Benutzer mit Administratorrolle. Eine leere Liste: Es wird keiner gesendet.',
  'help.action.sendQuarEmpty':
    'True: Ein Bericht wird auch bei leerer Quarantäne gesendet. Meist aus, weil es stören kann; für Benutzer, die besonders fürchten, dass E-Mails in einer Quarantäne verloren gehen.',
  'help.action.usersDisabled':
    'True: Alle Benutzer der Gruppe werden deaktiviert. Das hat Vorrang vor allen anderen Aktionen der Gruppe.',

  'help.changes': 'Wie Änderungen ankommen',
  'help.changes.live':
    '<b>Live:</b> Microsoft meldet eine Änderung an einer Gruppe oder einem Benutzer, der Dienst sieht nach, und die Einstellung ist nach Sekunden geändert. Wo Microsoft den Dienst nicht erreicht, fragt dieser alle paar Minuten nach Änderungen.',
  'help.changes.periodic':
    '<b>Periodisch:</b> In einem Abstand, den Sie wählen, wird alles gelesen und verglichen. Das belegt, dass keine Änderung verpasst wurde; was verpasst wurde, wird nachgeholt und im Protokoll gezählt.',
  'help.changes.test': '<b>Test:</b> liest und plant genauso, schreibt aber nichts.',
  'help.changes.held':
    '<b>Schutzregeln</b> halten einen Lauf an, der ungewöhnlich viele Benutzer deaktivieren oder ändern würde. Das Protokoll zeigt die Zahlen, und ein Administrator lässt ihn einmal zu oder berichtigt die Gruppen.',

  'help.never': 'Was nie geschieht',
  'help.never.delete':
    '<b>Niemand wird gelöscht.</b> Ein Benutzer wird höchstens deaktiviert und behält alle Einstellungen.',
  'help.never.unnamed':
    '<b>Was keine Aktion nennt, bleibt unberührt.</b> Einstellungen von Hand bleiben, solange keine Aktion der Gruppe sie nennt.',
  'help.never.enable':
    '<b>Wer von Hand deaktiviert wurde, bleibt deaktiviert.</b> Die Synchronisierung aktiviert nur wieder, wen sie selbst deaktiviert hat.',
  'help.never.partial':
    '<b>Eine Gruppe, die sich nicht lesen lässt, ändert niemanden.</b> Fehlende und nicht lesbare Gruppen werden als solche angezeigt und nie für leer gehalten.',
  'help.never.write':
    '<b>Nach Microsoft 365 wird nichts geschrieben.</b> Die Berechtigungen erlauben nur das Lesen.',
  'help.never.secret':
    '<b>Der geheime Clientschlüssel wird nie wieder angezeigt.</b> Er wird verschlüsselt aufbewahrt. Niemand wird deaktiviert, weil er abgelaufen ist.',

  'help.permissions': 'Berechtigungen der App-Registrierung',
  'help.permissions.1':
    'In Entra ID, unter App-Registrierungen, braucht die App diese vier <b>Anwendungsberechtigungen</b> für Microsoft Graph, mit Administratoreinwilligung. Alle lesen nur.',
  'help.permissions.2':
    'Es muss mindestens eine Gruppe mit mindestens einem Mitglied geben. Ein geheimer Clientschlüssel gilt höchstens 24 Monate; Sie werden vor dem Ablauf erinnert.',
  'help.permission.users': 'Namen und Adressen der Benutzer und der Name des Mandanten',
  'help.permission.members': 'Gruppen und ihre Mitglieder, auch verschachtelter Gruppen',
  'help.permission.groups': 'Meldungen über Änderungen an Gruppen (Live-Synchronisierung)',
  'help.permission.domains': 'Die Domänen des Mandanten, und ob sie überprüft sind',

  'help.links': 'Weiterlesen',
  'help.link.manual': 'Handbuch von seppmail.cloud',
  'help.link.register': 'Microsoft: eine App registrieren',
  'help.link.consent': 'Microsoft: Administratoreinwilligung erteilen',
  'help.link.api': 'Beschreibung der API (OpenAPI)',
} as const satisfies Record<keyof typeof english, string>;
