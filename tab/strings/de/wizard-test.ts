import type { wizardTest as english } from '../en/wizard-test.ts';

/** Der Assistent: Testen und Einschalten. */
export const wizardTest = {
  'test.whom': 'Wer getestet wird',
  'test.everybody': 'Alle in den ausgewählten Gruppen',
  'test.oneUser': 'Ein Benutzer, für eine schnelle Antwort',
  'test.user': 'Benutzer',
  'test.userHint': 'E-Mail-Adresse oder Entra-Objekt-ID',
  'test.userWrong': 'Geben Sie eine E-Mail-Adresse wie ada@contoso.com oder eine Objekt-ID ein.',
  'test.start': 'Test',
  'test.again': 'Erneut testen',
  'test.cancel': 'Test abbrechen',
  'test.readsOnly':
    'Das Verzeichnis wird gelesen und mit den Benutzern verglichen. Es wird nichts geändert.',
  'test.running': 'Der Test läuft',
  'test.begun': 'Das Verzeichnis wird gelesen …',
  'test.planning': '{members, number} Mitglieder werden mit den Benutzern verglichen …',
  'test.wouldChange':
    'Eine Synchronisierung würde {count, plural, one {# Benutzer} other {# Benutzer}} ändern',
  'test.noChanges': 'Eine Synchronisierung würde nichts ändern',
  'test.readAt': 'Test vom {time}. Es wurde nichts geändert.',
  'test.ofUser': 'Test von {user}, {time}. Es wurde nichts geändert.',
  'test.staleTitle': 'Dieser Test ist veraltet',
  'test.stale':
    'Verzeichnis, Benutzer oder Konfiguration haben sich seither geändert. Testen Sie erneut, um zu sehen, was jetzt geschähe.',
  'test.incomplete': 'Das Verzeichnis konnte nicht vollständig gelesen werden',
  'test.goneTitle': 'Diesen Test gibt es nicht mehr',
  'test.gone': 'Tests werden sieben Tage aufbewahrt. Testen Sie erneut.',
  'test.apply': 'Genau diesen Plan anwenden',
  'test.applyTitle': 'Jetzt {count, plural, one {# Benutzer} other {# Benutzer}} ändern?',
  'test.applyText':
    'Es wird genau das angewendet, was dieser Test zeigt, und nur einmal. Hat sich seither etwas geändert, wird nichts angewendet, und Sie erfahren, was anders ist.',
  'test.applyHeld':
    'Was die Schutzregeln anhalten, wird nicht angewendet; Sie können es danach im Protokoll zulassen.',
  'test.applyDo': '{count, plural, one {# Benutzer} other {# Benutzer}} ändern',
  'test.difference':
    'Es wurde nichts angewendet. Verglichen mit dem Test sind {added, number} dazugekommen, {removed, number} weggefallen und {changed, number} jetzt anders.',
  'test.difference.otherSettings': '{what}, mit anderen Einstellungen',
  'test.difference.nothing': 'nichts',
  'test.difference.advice': 'Testen Sie erneut und sehen Sie sich das neue Ergebnis an.',
  'enable.lastTest': 'Was der letzte Test ergab',
  'enable.notTested': 'Testen Sie, bevor Sie einschalten',
  'enable.notTestedText':
    'Ein Test zeigt für jeden Benutzer, was geändert würde, und ändert nichts.',
  'enable.toTest': 'Zum Test',
  'enable.testStale': 'Seither hat sich etwas geändert: Die Zahlen können inzwischen anders sein.',
  'enable.testHeld': 'Schutzregeln werden einen Teil anhalten, bis Sie ihn im Protokoll zulassen.',
  'enable.periodic': 'Periodische Synchronisierung',
  'enable.periodicText':
    'Liest in regelmässigen Abständen das ganze Verzeichnis und korrigiert, was abweicht. Empfohlen.',
  'enable.interval': 'Wie oft',
  'enable.next': 'Nächste Synchronisierungen',
  'enable.inZone': '({time} in {zone})',
  'enable.live': 'Laufende Synchronisierung',
  'enable.liveText':
    'Wendet Änderungen in Microsoft 365 innerhalb von Sekunden an. Ohne öffentliche Adresse dieser Installation wird alle paar Minuten nachgesehen.',
  'enable.liveState.on': 'Microsoft 365 meldet Änderungen',
  'enable.liveState.degraded':
    'Nicht alle Meldungen sind eingerichtet; was fehlt, wird nachgesehen',
  'enable.liveState.polling': 'Änderungen werden alle paar Minuten nachgesehen',
  'enable.syncNow': 'Jetzt vollständig synchronisieren',
  'enable.syncNowHint': 'Sonst läuft die nächste, wenn sie fällig ist.',
  'enable.syncByItself': 'Die erste Synchronisierung beginnt von selbst, sofort.',
  'enable.missingDomain': 'Wählen Sie zuerst mindestens eine Domäne aus (Schritt 2).',
  'enable.missingGroup': 'Wählen Sie zuerst mindestens eine Gruppe mit Aktionen aus (Schritt 3).',
  'enable.do.onAndChange':
    'Einschalten und {count, plural, one {# Benutzer} other {# Benutzer}} ändern',
  'enable.do.onAndSync': 'Einschalten und jetzt synchronisieren',
  'enable.do.on': 'Einschalten',
  'enable.do.onlySync': 'Einmal synchronisieren',
  'enable.do.off': 'Ausgeschaltet speichern',
  'enable.confirmTitle': '„{task}“ einschalten?',
  'enable.confirmOffTitle': '„{task}“ ausgeschaltet lassen?',
  'enable.confirm.periodic': 'Periodische Synchronisierung: alle {interval}.',
  'enable.confirm.noPeriodic': 'Periodische Synchronisierung: aus.',
  'enable.confirm.live':
    'Laufende Synchronisierung: Änderungen in Microsoft 365 werden angewendet, sobald sie geschehen.',
  'enable.confirm.noLive': 'Laufende Synchronisierung: aus.',
  'enable.confirm.sync':
    'Jetzt beginnt eine vollständige Synchronisierung. Nach dem Test vom {time} ändert sie Benutzer, wie unten gezählt.',
  'enable.confirm.untested':
    'Jetzt beginnt eine vollständige Synchronisierung. Es wurde nicht getestet, was sie tun wird.',
  'enable.doneOn': 'Die Synchronisierung ist eingeschaltet',
  'enable.doneOff': 'Gespeichert: Es geschieht nichts von selbst',
  'enable.doneNext': 'Sie läuft alle {interval}, das nächste Mal {time}.',
  'enable.doneEvery': 'Sie läuft alle {interval}, beginnend jetzt.',
  'enable.watch': 'Die Synchronisierung im Protokoll verfolgen',
  'enable.lookAtUsers': 'Die Benutzer und ihre Einstellungen ansehen',
  'enable.lookAtHistory': 'Den Verlauf dieser Aufgabe ansehen',
  'enable.toTasks': 'Zurück zu allen Aufgaben',
  'enable.change': 'Diese Wahl ändern',
} as const satisfies Record<keyof typeof english, string>;
