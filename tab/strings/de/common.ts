import type { common as english } from '../en/common.ts';

/** Wörter jeder Seite. */
export const common = {
  'common.product': 'Verzeichnissynchronisierung',
  'common.yes': 'Ja',
  'common.no': 'Nein',
  'common.none': 'Keine',
  'common.never': 'Noch nie',
  'common.loading': 'Wird geladen',
  'common.retry': 'Erneut versuchen',
  'common.close': 'Schliessen',
  'common.cancel': 'Abbrechen',
  'common.save': 'Speichern',
  'common.back': 'Zurück',
  'common.next': 'Weiter',
  'common.refresh': 'Aktualisieren',
  'common.copy': 'Kopieren',
  'common.copied': 'Kopiert',
  'common.copyFailed':
    'Der Browser erlaubt das Kopieren nicht. Markieren Sie den Text und kopieren Sie ihn selbst.',
  'common.copyLink': 'Link kopieren',
  'common.linkCopied': 'Der Link wurde kopiert.',
  'common.search': 'Suchen',
  'common.clearSearch': 'Suche löschen',
  'common.clearFilters': 'Filter zurücksetzen',
  'common.filters': 'Filter',
  'common.noMatch': 'Keine Treffer',
  'common.noMatchHint': 'Ändern Sie die Suche oder die Filter.',
  'common.sortedBy': 'Nach {column} sortieren',
  'common.rowsHint':
    'Mit den Pfeiltasten wechseln Sie die Zeile, mit der Eingabetaste öffnen Sie sie.',
  'common.evaluation': 'Testbetrieb',
  'common.evaluationText':
    'Der Microsoft-365-Mandant ist simuliert, seine Personen sind Beispiele. Ausserhalb dieses Computers wird nichts gelesen oder geändert.',
  'common.readOnly':
    'Sie können alles ansehen, aber nichts ändern: Dafür braucht es die Rolle ALL oder User_Management.',
  'common.crash': 'Diese Seite ist ausgefallen',
  'common.crashText': 'Im Browser ist etwas Unerwartetes passiert. Dadurch wurde nichts geändert.',
  'common.offline': 'Sie sind offline',
  'common.offlineText':
    'Was Sie sehen, ist vielleicht veraltet. Sobald das Netzwerk wieder da ist, wird es neu gelesen; Ihre Eingaben bleiben erhalten.',

  'nav.label': 'Verzeichnissynchronisierung',
  'nav.menu': 'Menü',
  'nav.skip': 'Zum Inhalt springen',
  'nav.tasks': 'Aufgaben',
  'nav.users': 'Benutzer',
  'nav.domains': 'Verwaltete Domänen',
  'nav.help': 'Hilfe',
  'nav.breadcrumb': 'Brotkrümelnavigation',
} as const satisfies Record<keyof typeof english, string>;
