import type { taskActs as english } from '../en/task-acts.ts';

/** Was mit einer Aufgabe der Übersicht gemacht werden kann. */
export const taskActs = {
  'taskActs.menu': 'Weitere Aktionen: {task}',
  'taskActs.setUp': 'Einrichten',
  'taskActs.showSetUp': 'Einrichtung ansehen',
  'taskActs.runs': 'Läufe',
  'taskActs.pause': 'Pausieren',
  'taskActs.resume': 'Fortsetzen',
  'taskActs.duplicate': 'Duplizieren',
  'taskActs.delete': 'Löschen',
  'taskActs.paused': '«{task}» ist pausiert. Von Hand können Sie weiterhin synchronisieren.',
  'taskActs.resumed': '«{task}» läuft weiter.',
  'taskActs.duplicated':
    '«{task}» wurde angelegt. Wählen Sie als Nächstes die Domänen aus; noch wird nichts synchronisiert.',
  'taskActs.deleted': '«{task}» wurde gelöscht.',
  'taskActs.pauseFailed': '«{task}» konnte nicht pausiert werden',
  'taskActs.resumeFailed': '«{task}» konnte nicht fortgesetzt werden',
  'taskActs.duplicateFailed': '«{task}» konnte nicht dupliziert werden',
  'taskActs.linkFailed': 'Der Link zu «{task}» konnte nicht kopiert werden',
  'taskActs.copyRefused': 'Der Browser erlaubt das Kopieren nicht',
  'taskActs.linkIs': 'Kopieren Sie ihn selbst: {link}',
  'taskActs.countFailed': 'Was das Löschen von «{task}» bedeutet, liess sich nicht ermitteln',
  'taskActs.deleteTitle': '«{task}» löschen?',
  'taskActs.deleteTask': 'Aufgabe löschen',
  'taskActs.managed': 'Benutzer, die sie verwaltet',
  'taskActs.disabled': 'Davon durch sie deaktiviert',
  'taskActs.deleteNobody':
    'Die Aufgabe verwaltet keine Benutzer: Ihr Löschen ändert an niemandem etwas.',
  'taskActs.deleteKept':
    'Kein Benutzer wird gelöscht. {managed, plural, one {# Benutzer behält seine Einstellungen und wird} other {# Benutzer behalten ihre Einstellungen und werden}} nicht mehr synchronisiert.{disabled, plural, =0 {} one { # Benutzer, den die Aufgabe deaktiviert hat, bleibt deaktiviert.} other { # Benutzer, die die Aufgabe deaktiviert hat, bleiben deaktiviert.}}',
  'taskActs.deleteGone':
    'Die Aufgabe selbst mit Zugang, Gruppen und Aktionen ist endgültig weg. Um sie nur für eine Weile anzuhalten, pausieren Sie sie.',
} as const satisfies Record<keyof typeof english, string>;
