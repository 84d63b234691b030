import type { taskAlerts as english } from '../en/task-alerts.ts';

/** Warnungen über der Übersicht: was sie bedeuten, was zu tun ist und wo. */
export const taskAlerts = {
  'tasks.alerts': 'Warnungen',
  'tasks.alerts.more':
    '{count, plural, one {# weitere Warnung anzeigen} other {# weitere Warnungen anzeigen}}',
  'tasks.alerts.fewer': 'Weniger Warnungen anzeigen',
  'tasks.alert.of': '{task}: {alert}',
  'tasks.alert.sync-overdue.text':
    'Seit mehr als drei Intervallen von {interval} ist keine vollständige Synchronisierung zu Ende gekommen. Änderungen im Verzeichnis sind vielleicht nicht angekommen. Sehen Sie sich die Läufe an.',
  'tasks.alert.sync-overdue.live':
    'Seit mehr als einer halben Stunde konnten Änderungen im Verzeichnis nicht gelesen werden. Sehen Sie sich die Läufe an und testen Sie den Zugang.',
  'tasks.alert.run-failed.text':
    'Die letzten drei Läufe sind nacheinander fehlgeschlagen. Der neuste sagt, weshalb und was zu tun ist.',
  'tasks.alert.run-held.text':
    '{count, plural, one {# Änderung wartet} other {# Änderungen warten}} auf eine Freigabe. Prüfen Sie, was geschehen würde, und lassen Sie es dann zu oder beheben Sie die Ursache.',
  'tasks.alert.live-degraded.text':
    'Microsoft 365 meldet zurzeit nicht alle Änderungen. Sie werden stattdessen alle paar Minuten abgefragt und kommen daher später an.',
  'tasks.alert.drift-above-limit.text':
    'Die letzte vollständige Synchronisierung fand {count, plural, one {# Unterschied} other {# Unterschiede}}, die der Live-Aktualisierung entgangen waren. Sie sind behoben. Wiederholt sich das, verkürzen Sie das Intervall.',
  'tasks.alert.secret-expiring.text':
    '{days, plural, =0 {Heute ist sein letzter Tag.} one {Es ist noch # Tag gültig.} other {Es ist noch # Tage gültig.}} Erstellen Sie in Microsoft Entra ein neues und tragen Sie es vor diesem Ende ein.',
  'tasks.alert.secret-expired.text':
    'Das Verzeichnis kann nicht mehr gelesen werden; deswegen wird niemand geändert oder deaktiviert. Erstellen Sie in Microsoft Entra ein neues Geheimnis und tragen Sie es ein.',
  'tasks.alert.toHeld': 'Änderungen prüfen',
  'tasks.alert.toRun': 'Neusten Lauf öffnen',
  'tasks.alert.toRuns': 'Läufe ansehen',
  'tasks.alert.toAccess': 'Zugang testen',
  'tasks.alert.toInterval': 'Intervall ändern',
  'tasks.alert.toSecret': 'Neues Geheimnis eintragen',
} as const satisfies Record<keyof typeof english, string>;
