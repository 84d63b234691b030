import type { tasks as english } from '../en/tasks.ts';

/** Die Übersicht der Aufgaben. */
export const tasks = {
  'tasks.title': 'Aufgaben',
  'tasks.intro':
    'Mitglieder von Microsoft-365-Gruppen erhalten ihre Einstellungen durch diese Aufgaben.',
  'tasks.table': 'Übersicht der Aufgaben',
  'tasks.count': '{count, plural, one {# Aufgabe} other {# Aufgaben}}',
  'tasks.column.id': 'ID',
  'tasks.column.name': 'Name',
  'tasks.column.description': 'Beschreibung',
  'tasks.column.type': 'Typ',
  'tasks.column.periodicSync': 'Periodische Synchronisierung',
  'tasks.column.lastSync': 'Letzte Synchronisierung',
  'tasks.column.success': 'Erfolgreich?',
  'tasks.column.actions': 'Aktionen',
  'tasks.every': 'alle {interval}',
  'tasks.missing': 'Es fehlt noch: {what}',
  'tasks.add': 'Aufgabe hinzufügen',
  'tasks.addTitle': 'Aufgabe hinzufügen',
  'tasks.addText':
    'Vorerst werden Aufgaben über die API angelegt: POST /api/tasks mit einem Namen und dem Zugang zu Ihrem Mandanten. Die Anleitung docs/first-synchronisation.md führt Schritt für Schritt hindurch.',
  'tasks.addApi': 'Beschreibung der API öffnen (OpenAPI)',
  'tasks.none': 'Noch keine Aufgaben',
  'tasks.noneText':
    'Eine Aufgabe verbindet einen Microsoft-365-Mandanten. Meist genügt eine Aufgabe je Mandant.',
} as const satisfies Record<keyof typeof english, string>;
