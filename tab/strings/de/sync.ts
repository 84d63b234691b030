import type { sync as english } from '../en/sync.ts';

/** Zustände, Zahlen und Fortschritt einer Synchronisierung. */
export const sync = {
  'sync.now': 'Jetzt synchronisieren',
  'sync.nowFor': 'Jetzt synchronisieren: {task}',
  'sync.running': 'Eine Synchronisierung läuft',
  'sync.reading': 'Gruppen {done, number} von {total, number}, Mitglieder {members, number}',
  'sync.changes': 'Änderungen {done, number} von {total, number}',
  'sync.noChanges': 'Keine Änderungen',
  'sync.partly':
    '{applied, number} von {total, plural, one {# Änderung} other {# Änderungen}} angewendet',
  'sync.failed': '{count, number} fehlgeschlagen',
  'sync.held': '{count, number} angehalten',
  'sync.partial': 'Nicht alles konnte synchronisiert werden',

  'sync.state.queued': 'Wartet auf den Start',
  'sync.state.reading': 'Liest das Verzeichnis',
  'sync.state.planning': 'Plant',
  'sync.state.applying': 'Wendet Änderungen an',
  'sync.state.done': 'Fertig',
  'sync.state.held': 'Von Schutzregeln angehalten',
  'sync.state.failed': 'Fehlgeschlagen',
  'sync.state.cancelled': 'Abgebrochen',

  'sync.count.create': '{count, number} angelegt',
  'sync.count.update': '{count, number} aktualisiert',
  'sync.count.disable': '{count, number} deaktiviert',
  'sync.count.enable': '{count, number} aktiviert',
  'sync.count.rename': '{count, number} umbenannt',
  'sync.count.skip': '{count, number} übersprungen',
} as const satisfies Record<keyof typeof english, string>;
