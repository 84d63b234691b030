import { newUser } from './new-records.ts';
import type { UserRecord } from './records.ts';
import type { Seeded } from './seeded.ts';

const givenNames =
  'Anna Luca Noah Mia Elena Jonas Sofia Matteo Lea Leon Emma Nico Laura Tim Julia Fabian Sara Simon Nina David Lara Jan Céline Marco Léa Thomas Ursula Hans Jürgen Björn Sören Zoë Chloé Beat Regula Reto Urs Käthi Daniel Michael Stefan Andrea Claudia Monika Petra Sabine Martin Peter Markus Christian'.split(
    ' ',
  );
const surnames =
  'Müller Meier Schmid Keller Weber Huber Schneider Meyer Steiner Fischer Gerber Brunner Baumann Frei Zimmermann Moser Widmer Wyss Graf Roth Baumgartner Suter Bachmann Kunz Bühler Gasser Hofer Käser Lüthi Marti Schürch Vögeli Wüthrich Zürcher Ackermann Becker Bauer Hoffmann Schäfer Koch Richter Klein Wolf Schröder Neumann Schwarz Krüger Hartmann Lange Werner Krause Lehmann Köhler Maier Jäger Großmann Weiß Rossi Bianchi Favre Rochat Nguyen Yılmaz Kowalski Novák'.split(
    ' ',
  );
const departments = [
  'Vertrieb',
  'Buchhaltung',
  'Entwicklung',
  'Personal',
  'Logistik',
  'Rechtsdienst',
  'Marketing',
  'IT Betrieb',
] as const;
const offices = ['Zürich', 'Bern', 'Basel', 'Köln', 'München', 'Genève'] as const;
const languages = ['de-CH', 'de-DE', 'fr-CH', 'it-CH', 'en-US'] as const;
const created = '2023-05-02T07:14:09Z';

const replaced: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  ı: 'i',
};

/** A name as it stands in a mail address: lower case, umlauts spelled out, no accents. */
export function addressName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[äöüßı]/g, (letter) => replaced[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/[^a-z0-9.-]/g, '');
}

/** Makes people with unique addresses at the domain; call it once per person. */
export function createPeople(seeded: Seeded, domain: string): () => UserRecord {
  const addressOf = new Map<string, string>();
  for (const name of [...givenNames, ...surnames]) addressOf.set(name, addressName(name));
  const taken = new Map<string, number>();

  return () => {
    const givenName = givenNames[seeded.below(givenNames.length)] ?? 'Anna';
    const surname = surnames[seeded.below(surnames.length)] ?? 'Keller';
    const base = `${addressOf.get(givenName)}.${addressOf.get(surname)}`;
    const number = (taken.get(base) ?? 0) + 1;
    taken.set(base, number);
    const mail = `${base}${number === 1 ? '' : number}@${domain}`;
    return newUser(
      seeded.guid(),
      {
        displayName:
          number === 1 ? `${givenName} ${surname}` : `${givenName} ${surname} (${number})`,
        givenName,
        surname,
        mail,
        userPrincipalName: mail,
        preferredLanguage: seeded.chance(0.7) ? seeded.pick(languages) : null,
        mobilePhone: seeded.chance(0.4) ? `+41 79 555 ${1000 + seeded.below(9000)}` : null,
        department: seeded.pick(departments),
        officeLocation: seeded.pick(offices),
      },
      created,
    );
  };
}
