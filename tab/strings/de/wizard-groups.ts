import type { wizardGroups as english } from '../en/wizard-groups.ts';

/** Der Assistent: Domänen, Verzeichnisgruppen, Aktionen. */
export const wizardGroups = {
  'wizard.select.nothingToSave': 'Alles ist gespeichert.',

  'wizard.domains.intro':
    'Wählbar ist eine Domäne, wenn Microsoft sie überprüft hat und der Dienst sie verwaltet. Mindestens eine Domäne muss ausgewählt sein.',
  'wizard.domains.refresh': 'Domänenliste aktualisieren',
  'wizard.domains.lastRead': 'Zuletzt gelesen',
  'wizard.domains.refreshed':
    'Die Liste wurde neu gelesen: {count, plural, one {# Domäne} other {# Domänen}}.',
  'wizard.domains.selected': '{count, number} von {total, number} ausgewählt',
  'wizard.domains.saved': '{count, plural, one {# Domäne} other {# Domänen}} gespeichert.',
  'wizard.domains.atLeastOne': 'Mindestens eine Domäne muss ausgewählt sein.',
  'wizard.domains.conflict':
    'Jemand anders hat die ausgewählten Domänen inzwischen geändert; die Liste zeigt Ihre Auswahl.',
  'wizard.domains.none': 'Noch keine Domänen',
  'wizard.domains.noneText':
    'Lesen Sie mit «Domänenliste aktualisieren» die Domänen Ihres Microsoft-365-Mandanten.',
  'wizard.domains.noneSelectable': 'Noch keine Domäne ist wählbar.',
  'wizard.domains.noneSelectableText':
    'Die letzte Spalte sagt, was jeweils fehlt. Die vom Dienst verwalteten Domänen finden Sie unter',
  'wizard.domains.column.domain': 'Domäne',
  'wizard.domains.column.listed': 'Microsoft bekannt',
  'wizard.domains.column.verified': 'Microsoft-Prüfung',
  'wizard.domains.column.managed': 'Verwaltete Domäne',
  'wizard.domains.column.reason': 'Warum nicht wählbar',
  'wizard.domains.validated': 'Überprüft',
  'wizard.domains.notValidated': 'Nicht überprüft',
  'wizard.domains.reason.not-listed':
    'Microsoft führt sie für diesen Mandanten nicht. Fügen Sie sie im Microsoft 365 Admin Center hinzu und aktualisieren Sie dann die Liste.',
  'wizard.domains.reason.not-verified':
    'Microsoft hat sie nicht überprüft. Legen Sie den DNS-Eintrag an, den das Microsoft 365 Admin Center zeigt, und aktualisieren Sie dann die Liste.',
  'wizard.domains.reason.not-managed':
    'Sie ist keine verwaltete Domäne des E-Mail-Sicherheitsdienstes.',
  'wizard.domains.reason.taken':
    'Sie ist in einer anderen Aufgabe ausgewählt; eine Domäne gehört zu einer Aufgabe.',

  'wizard.groups.intro':
    'Wählen Sie Gruppen aus und speichern Sie, bearbeiten Sie dann die Aktionen jeder Gruppe. Jeder Benutzer sollte nur in einer dieser Gruppen sein.',
  'wizard.groups.search': 'Gruppen suchen',
  'wizard.groups.onlySelected': 'Nur ausgewählte',
  'wizard.groups.shown': '{count, plural, one {# Gruppe} other {# Gruppen}}',
  'wizard.groups.firstShown': 'Die ersten {count, number} Gruppen',
  'wizard.groups.more': 'Mehr laden',
  'wizard.groups.moreHint': 'Weitere Gruppen werden auch beim Blättern geladen.',
  'wizard.groups.none': 'Keine Gruppen in diesem Verzeichnis',
  'wizard.groups.noneText':
    'Legen Sie in Entra ID eine Gruppe an, zum Beispiel «seppmail.cloud Sign and Encrypt users», und kehren Sie hierher zurück.',
  'wizard.groups.notListed':
    'Gesucht wird nach den Wortanfängen in Namen und Beschreibungen. Dynamische Verteilerlisten gibt es in Microsoft Graph nicht: Verwenden Sie eine dynamische Sicherheitsgruppe oder eine Microsoft-365-Gruppe mit derselben Regel.',
  'wizard.groups.selected':
    '{count, plural, one {# Gruppe ausgewählt} other {# Gruppen ausgewählt}}',
  'wizard.groups.saved':
    '{count, plural, one {# ausgewählte Gruppe} other {# ausgewählte Gruppen}} gespeichert.',
  'wizard.groups.atLeastOne': 'Mindestens eine Gruppe muss ausgewählt sein.',
  'wizard.groups.column.name': 'Name',
  'wizard.groups.column.kind': 'Art',
  'wizard.groups.column.members': 'Mitglieder',
  'wizard.groups.column.precedence': 'Vorrang',
  'wizard.groups.column.actions': 'Aktionen',
  'wizard.groups.kind.security': 'Sicherheit',
  'wizard.groups.kind.microsoft365': 'Microsoft 365',
  'wizard.groups.kind.mailEnabledSecurity': 'E-Mail-aktivierte Sicherheit',
  'wizard.groups.kind.distribution': 'Verteiler',
  'wizard.groups.dynamic': 'dynamische Mitgliedschaft',
  'wizard.groups.hidden': 'verborgene Mitgliedschaft',
  'wizard.groups.onPremises': 'lokal synchronisiert',
  'wizard.groups.state.empty': 'Leer',
  'wizard.groups.state.missing': 'Fehlt',
  'wizard.groups.state.unreadable': 'Nicht lesbar',
  'wizard.groups.hint.missing':
    'Das Verzeichnis hat diese Gruppe nicht mehr. Ihre Benutzer bleiben, wie sie sind; wählen Sie die Gruppe ab, wenn das richtig ist.',
  'wizard.groups.hint.hidden':
    'Eine verborgene Mitgliedschaft zu lesen braucht die Berechtigung Member.Read.Hidden.',
  'wizard.groups.hint.unreadable':
    'Erteilen Sie GroupMember.Read.All mit Administratorzustimmung, damit die Mitglieder lesbar sind.',
  'wizard.groups.actions': '{count, plural, one {# Aktion} other {# Aktionen}}',
  'wizard.groups.keptActions':
    '{count, plural, one {# Aktion} other {# Aktionen}} behalten, nicht ausgewählt',
  'wizard.groups.noActions': 'Noch keine Aktionen',
  'wizard.groups.notSaved': 'Noch nicht gespeichert',
  'wizard.groups.unsavedActions': 'Ungespeicherte Aktionen',
  'wizard.groups.edit': 'Aktionen bearbeiten',
  'wizard.groups.editFor': 'Aktionen bearbeiten: {group}',
  'wizard.groups.show': 'Aktionen ansehen',
  'wizard.groups.showFor': 'Aktionen ansehen: {group}',
  'wizard.groups.conflict': 'Jemand anders hat die Gruppen inzwischen geändert.',
  'wizard.groups.conflict.added': 'Hinzugekommen: {groups}.',
  'wizard.groups.conflict.removed':
    '{count, plural, one {# Gruppe ist} other {# Gruppen sind}} nicht mehr ausgewählt.',
  'wizard.groups.conflict.order': 'Die Rangfolge ist eine andere.',
  'wizard.groups.conflict.onTop': 'Meine Änderungen auch speichern',
  'wizard.groups.conflict.discard': 'Meine Änderungen verwerfen',

  'wizard.precedence.title': 'Rangfolge',
  'wizard.precedence.text':
    'Ein Benutzer in mehreren ausgewählten Gruppen erhält die Aktionen der Gruppe, die zuerst steht, und keiner anderen.',
  'wizard.precedence.alphabetical': 'Alphabetisch',
  'wizard.precedence.alphabeticalText':
    'Nach dem Namen der Gruppe. Wird eine Gruppe in Entra ID umbenannt, kann sich die Rangfolge ändern.',
  'wizard.precedence.explicit': 'Eigene Reihenfolge',
  'wizard.precedence.explicitText':
    'Sie bestimmen die Rangfolge. Später ausgewählte Gruppen kommen zuletzt, in alphabetischer Reihenfolge.',
  'wizard.precedence.all': 'Alle {count, number} Gruppen zeigen',

  'wizard.order.up': 'Nach oben: {name}',
  'wizard.order.down': 'Nach unten: {name}',
  'wizard.order.moved': '{name} steht jetzt an Position {position, number} von {total, number}',
  'wizard.order.hint':
    'Ziehen Sie eine Zeile, nutzen Sie ihre Pfeilschaltflächen oder drücken Sie Alt und eine Pfeiltaste.',

  'wizard.actions.title': 'Aktionen: {group}',
  'wizard.actions.titleAlone': 'Gruppenaktionen',
  'wizard.actions.intro':
    'Was jedes Mitglied dieser Gruppe erhält. Eine Einstellung, die keine Aktion nennt, bleibt, wie sie ist.',
  'wizard.actions.list': 'Aktionen in der Reihenfolge der Verarbeitung',
  'wizard.actions.orderHint':
    'Verarbeitet wird von oben nach unten. Ziehen Sie eine Aktion, nutzen Sie ihre Pfeilschaltflächen oder drücken Sie Alt und eine Pfeiltaste.',
  'wizard.actions.position': '{name}, {position, number} von {total, number}',
  'wizard.actions.add': 'Aktion hinzufügen',
  'wizard.actions.added': '{name} an Position {position, number} hinzugefügt',
  'wizard.actions.remove': 'Entfernen: {name}',
  'wizard.actions.removed': '«{name}» wurde entfernt.',
  'wizard.actions.undo': 'Rückgängig',
  'wizard.actions.undone': 'Rückgängig gemacht',
  'wizard.actions.saved': 'Die Aktionen von {group} wurden gespeichert.',
  'wizard.actions.unsaved': 'Sie haben ungespeicherte Aktionen',
  'wizard.actions.discard': 'Verwerfen',
  'wizard.actions.correctFirst': 'Korrigieren Sie zuerst die markierten Aktionen.',
  'wizard.actions.none': 'Noch keine Aktionen',
  'wizard.actions.noneText':
    'Ohne Aktionen werden die Mitglieder mit den Vorgaben ihrer Domäne angelegt, sonst wird nichts gesetzt. Fügen Sie Aktionen einzeln hinzu oder beginnen Sie mit einem Vorschlag.',
  'wizard.actions.notSelected': 'Diese Gruppe ist nicht ausgewählt',
  'wizard.actions.notSelectedText':
    'Wählen Sie sie unter den Verzeichnisgruppen aus und speichern Sie; danach kann sie Aktionen erhalten.',
  'wizard.actions.toGroups': 'Zu den Verzeichnisgruppen',
  'wizard.actions.conflict': 'Jemand anders hat diese Aktionen inzwischen geändert.',
  'wizard.actions.conflictText': 'Sie lauten jetzt: {actions}.',
  'wizard.actions.conflict.overwrite': 'Meine Aktionen speichern',
  'wizard.actions.megabytes': '{quota} MB',
  'wizard.actions.unit': 'MB',
  'wizard.actions.noRoles': 'keine (vorhandene Rollen werden entfernt)',
  'wizard.actions.noTimes': 'nie',
  'wizard.actions.warningWord': 'Warnung:',

  'wizard.actions.label.assignAdminRoles': 'Administratorrollen zuweisen',
  'wizard.actions.label.crypto': 'Kryptografische Funktionen',
  'wizard.actions.label.lftAvailable': 'LFT verfügbar',
  'wizard.actions.label.lftQuota': 'LFT-Kontingent',
  'wizard.actions.label.loginLocked': 'Anmeldung gesperrt',
  'wizard.actions.label.loginSecurity': 'Anmeldesicherheit',
  'wizard.actions.label.noSync': 'Keine Synchronisierung',
  'wizard.actions.label.quarOneClick': 'Quarantänefreigabe mit einem Klick',
  'wizard.actions.label.sendQuar': 'Zeiten der Quarantäneberichte',
  'wizard.actions.label.sendQuarAdmin': 'Zeiten der Administrator-Quarantäneberichte',
  'wizard.actions.label.sendQuarEmpty': 'Leere Quarantäneberichte senden',
  'wizard.actions.label.usersDisabled': 'Benutzer deaktiviert',

  'wizard.actions.about.assignAdminRoles':
    'Die Administratorrollen jedes Benutzers der Gruppe. Leer: Vorhandene Administratorrollen werden entfernt.',
  'wizard.actions.about.crypto':
    'Welche kryptografischen Funktionen jeder Benutzer der Gruppe hat: SigEnc, SigOnly oder None.',
  'wizard.actions.about.lftAvailable':
    'Ob jeder Benutzer der Gruppe Large File Transfer verwenden kann.',
  'wizard.actions.about.lftQuota':
    'Das LFT-Kontingent jedes Benutzers der Gruppe in Megabyte. Wird nicht verwendet, wenn lftAvailable False ist.',
  'wizard.actions.about.loginLocked':
    'True: Kein Benutzer der Gruppe kann sich am Portal anmelden.',
  'wizard.actions.about.loginSecurity':
    'Was eine Anmeldung ausser dem Passwort braucht: none, sms oder otp. otp wird dringend empfohlen, besonders für Administratoren.',
  'wizard.actions.about.noSync':
    'True: Die Mitglieder der Gruppe werden ausdrücklich nicht synchronisiert; ihre anderen Aktionen werden ignoriert.',
  'wizard.actions.about.quarOneClick':
    'Nachrichten mit einem Klick aus der Benutzerquarantäne freigeben. Ohne Wirkung, wenn keine Quarantäneberichte gesendet werden.',
  'wizard.actions.about.sendQuar':
    'Wann ein Quarantänebericht gesendet wird (HH:MM, in der Zeitzone der Aufgabe). Leer: Es wird keiner gesendet.',
  'wizard.actions.about.sendQuarAdmin':
    'Wann ein Administrator-Quarantänebericht gesendet wird; gilt nur für Benutzer mit einer Administratorrolle. Leer: Es wird keiner gesendet.',
  'wizard.actions.about.sendQuarEmpty':
    'True: Ein Quarantänebericht wird auch gesendet, wenn er leer ist. Üblicherweise aus.',
  'wizard.actions.about.usersDisabled':
    'True: Alle Benutzer der Gruppe werden deaktiviert; das geht allen anderen Aktionen der Gruppe vor.',

  'wizard.actions.on.lftAvailable': 'True: LFT ist verfügbar',
  'wizard.actions.off.lftAvailable': 'False: LFT ist nicht verfügbar',
  'wizard.actions.on.loginLocked': 'True: Die Anmeldung ist gesperrt',
  'wizard.actions.off.loginLocked': 'False: Die Anmeldung ist offen',
  'wizard.actions.on.noSync': 'True: Die Mitglieder werden nicht synchronisiert',
  'wizard.actions.off.noSync': 'False: Die Mitglieder werden synchronisiert',
  'wizard.actions.on.quarOneClick': 'True: Freigabe mit einem Klick',
  'wizard.actions.off.quarOneClick': 'False: Freigabe nach der Anmeldung',
  'wizard.actions.on.sendQuarEmpty': 'True: Auch leere Berichte werden gesendet',
  'wizard.actions.off.sendQuarEmpty': 'False: Leere Berichte werden nicht gesendet',
  'wizard.actions.on.usersDisabled': 'True: Die Mitglieder werden deaktiviert',
  'wizard.actions.off.usersDisabled': 'False: Die Mitglieder werden aktiviert',

  'wizard.actions.choice.crypto.SigEnc': 'Signieren und Verschlüsseln (SigEnc)',
  'wizard.actions.choice.crypto.SigOnly': 'Nur Signieren (SigOnly)',
  'wizard.actions.choice.crypto.None': 'Keine (None)',
  'wizard.actions.choice.loginSecurity.none': 'Nur Passwort (none)',
  'wizard.actions.choice.loginSecurity.sms': 'Code per SMS (sms)',
  'wizard.actions.choice.loginSecurity.otp': 'Einmalpasswort (otp), empfohlen',

  'wizard.actions.rolesHeld':
    'Sie können nur Rollen zuweisen, die Sie selbst haben. Für andere wenden Sie sich an jemanden mit der Rolle ALL.',
  'wizard.actions.rolesEmpty':
    'Keine Rolle: Vorhandene Administratorrollen der Mitglieder werden entfernt.',
  'wizard.actions.quotaLabel': '{name} pro Benutzer',
  'wizard.actions.quotaRange': 'Eine ganze Zahl von 0 bis {max}.',
  'wizard.actions.quotaLimit': '{domain} erlaubt höchstens {limit} MB.',
  'wizard.actions.timesZone':
    'Als HH:MM (24 h) in der Zeitzone {zone}. Jede Uhrzeit einmal, höchstens 24.',
  'wizard.actions.timesEmpty': 'Keine Uhrzeit: Es wird kein Bericht gesendet.',
  'wizard.actions.time': '{name}, Uhrzeit {number, number}',
  'wizard.actions.addTime': 'Uhrzeit hinzufügen',
  'wizard.actions.removeTime': '{time} entfernen',

  'wizard.actions.error.exclusive':
    'noSync und usersDisabled schliessen sich aus: Das eine lässt die Benutzer in Ruhe, das andere deaktiviert sie. Behalten Sie eines davon.',
  'wizard.actions.error.quota': 'Geben Sie eine ganze Zahl von 0 bis {max} Megabyte ein.',
  'wizard.actions.error.overLimit': 'Das liegt über der Grenze von {domain}: höchstens {limit} MB.',
  'wizard.actions.error.time': 'Geben Sie jede Uhrzeit als HH:MM ein, oder entfernen Sie sie.',
  'wizard.actions.error.sameTime': 'Dieselbe Uhrzeit kommt zweimal vor; entfernen Sie eine davon.',

  'wizard.actions.warning.group-without-actions':
    'Die Gruppe hat keine Aktionen: Ihre Mitglieder werden mit den Vorgaben ihrer Domäne angelegt, sonst nichts.',
  'wizard.actions.warning.admin-without-otp':
    'Die Gruppe weist Administratorrollen ohne loginSecurity otp zu; otp wird für Administratoren dringend empfohlen.',
  'wizard.actions.warning.security-downgrade':
    'Administratoren würden sich nur mit dem Passwort anmelden. Verwenden Sie für sie otp.',
  'wizard.actions.warning.no-effect.usersDisabled':
    'Die anderen Aktionen dieser Gruppe haben keine Wirkung: Diese geht ihnen vor.',
  'wizard.actions.warning.no-effect.noSync':
    'Die anderen Aktionen dieser Gruppe haben keine Wirkung: Ihre Mitglieder bleiben, wie sie sind.',
  'wizard.actions.warning.no-effect.lftQuota': 'Wird nicht verwendet, weil lftAvailable False ist.',
  'wizard.actions.warning.no-effect.quarOneClick':
    'quarOneClick und sendQuarEmpty haben keine Wirkung, weil sendQuar leer ist: Es wird kein Quarantänebericht gesendet.',

  'wizard.presets.open': 'Vorschlag verwenden',
  'wizard.presets.title': 'Vorschläge',
  'wizard.presets.text':
    'Die im Handbuch vorgeschlagenen Gruppen, mit Aktionen für den Anfang. Gespeichert wird erst, wenn Sie es tun.',
  'wizard.presets.replaces':
    'Ein Vorschlag ersetzt {count, plural, one {die # Aktion} other {die # Aktionen}} dieser Gruppe. Bis zum Speichern lässt sich das rückgängig machen.',
  'wizard.presets.use': 'Diese Aktionen verwenden',
  'wizard.presets.useFor': 'Diese Aktionen verwenden: {preset}',
  'wizard.presets.used': 'Die Aktionen von «{preset}» wurden übernommen.',
  'wizard.presets.groupName': 'Empfohlener Name der Gruppe: {name}',
} as const satisfies Record<keyof typeof english, string>;
