import { newUser } from './new-records.ts';
import type { UserRecord } from './records.ts';

const created = '2022-03-15T09:30:00Z';

function id(number: number): string {
  return `a2000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

function person(number: number, fields: Partial<UserRecord>): UserRecord {
  return newUser(id(number), fields, created);
}

/** People who are odd in one way each, by what is odd about them. */
export const oddPeople = {
  guest: person(1, {
    displayName: 'Gustav Gast (Partner)',
    mail: 'gustav.gast@partner.example',
    userPrincipalName: 'gustav.gast_partner.example#EXT#@contoso.onmicrosoft.com',
    userType: 'Guest',
    otherMails: ['gustav.gast@partner.example'],
  }),
  withoutMail: person(2, {
    displayName: 'Olga Ohnemail',
    mail: null,
    proxyAddresses: [],
    userPrincipalName: 'olga.ohnemail@contoso.onmicrosoft.com',
  }),
  umlauts: person(3, {
    displayName: 'Jürg Äschlimann-Öztürk',
    givenName: 'Jürg',
    surname: 'Äschlimann-Öztürk',
    mail: 'juerg.aeschlimann@contoso.ch',
    userPrincipalName: 'juerg.aeschlimann@contoso.ch',
  }),
  cyrillic: person(4, {
    displayName: 'Наталья Иванова',
    givenName: 'Наталья',
    surname: 'Иванова',
    mail: 'natalja.iwanowa@contoso.ch',
    userPrincipalName: 'natalja.iwanowa@contoso.ch',
  }),
  japanese: person(5, {
    displayName: '山田 太郎',
    givenName: '太郎',
    surname: '山田',
    mail: 'taro.yamada@contoso.ch',
    userPrincipalName: 'taro.yamada@contoso.ch',
    preferredLanguage: 'ja-JP',
  }),
  arabic: person(6, {
    displayName: 'ليلى حداد',
    givenName: 'ليلى',
    surname: 'حداد',
    mail: 'leila.haddad@contoso.ch',
    userPrincipalName: 'leila.haddad@contoso.ch',
  }),
  blocked: person(7, {
    displayName: 'Benno Blockiert',
    mail: 'benno.blockiert@contoso.ch',
    userPrincipalName: 'benno.blockiert@contoso.ch',
    accountEnabled: false,
  }),
  aliases: person(8, {
    displayName: 'Alia Aliasse',
    mail: 'alia.aliasse@contoso.ch',
    userPrincipalName: 'alia.aliasse@contoso.ch',
    proxyAddresses: [
      'SMTP:alia.aliasse@contoso.ch',
      'smtp:alia@contoso.ch',
      'smtp:alia.vormals@contoso.de',
      'smtp:alia.aliasse@contoso.onmicrosoft.com',
      'X500:/o=ExchangeLabs/ou=Exchange Administrative Group/cn=Recipients/cn=alia',
      'sip:alia.aliasse@contoso.ch',
    ],
  }),
  namedOtherwise: person(9, {
    displayName: 'Ulla Umbenannt',
    mail: 'ulla.neuname@contoso.ch',
    userPrincipalName: 'u12345@contoso.onmicrosoft.com',
    proxyAddresses: ['SMTP:ulla.neuname@contoso.ch', 'smtp:ulla.umbenannt@contoso.ch'],
  }),
  proxyOnly: person(10, {
    displayName: 'Primo Proxy',
    mail: null,
    userPrincipalName: 'primo.proxy@contoso.onmicrosoft.com',
    proxyAddresses: ['smtp:p.proxy@contoso.ch', 'SMTP:primo.proxy@contoso.ch'],
  }),
  inThreeGroups: person(11, {
    displayName: 'Dario Dreifach',
    mail: 'dario.dreifach@contoso.ch',
    userPrincipalName: 'dario.dreifach@contoso.ch',
  }),
  sameAddressFirst: person(12, {
    displayName: 'Doris Doppelt',
    mail: 'doppelt@contoso.ch',
    userPrincipalName: 'doris.doppelt@contoso.ch',
  }),
  sameAddressSecond: person(13, {
    displayName: 'Dieter Doppelt',
    mail: 'Doppelt@Contoso.ch',
    userPrincipalName: 'dieter.doppelt@contoso.ch',
  }),
  unverifiedDomain: person(14, {
    displayName: 'Nelly Neudomain',
    mail: 'nelly@contoso-neu.ch',
    userPrincipalName: 'nelly.neudomain@contoso.onmicrosoft.com',
  }),
  subDomain: person(15, {
    displayName: 'Servus Subdomain',
    mail: 'servus@service.contoso.ch',
    userPrincipalName: 'servus@service.contoso.ch',
  }),
  initialDomain: person(16, {
    displayName: 'Ina Initial',
    mail: 'ina.initial@contoso.onmicrosoft.com',
    userPrincipalName: 'ina.initial@contoso.onmicrosoft.com',
  }),
  otherCompanyDomain: person(17, {
    displayName: 'Dorothea Deutschland',
    mail: 'dorothea.deutschland@contoso.de',
    userPrincipalName: 'dorothea.deutschland@contoso.de',
  }),
  withoutUserType: person(18, {
    displayName: 'Tina Typlos',
    mail: 'tina.typlos@contoso.ch',
    userPrincipalName: 'tina.typlos@contoso.ch',
    userType: null,
  }),
  upperCaseAddress: person(19, {
    displayName: 'Greta Gross',
    mail: 'Greta.GROSS@CONTOSO.CH',
    userPrincipalName: 'Greta.Gross@contoso.ch',
  }),
  apostrophe: person(20, {
    displayName: "Sinéad O'Brien & Söhne <Test>",
    mail: "sinead.o'brien@contoso.ch",
    userPrincipalName: "sinead.o'brien@contoso.ch",
  }),
  formulaName: person(21, {
    displayName: '=HYPERLINK("https://example.org";"Klick")',
    mail: 'formel@contoso.ch',
    userPrincipalName: 'formel@contoso.ch',
  }),
  synchronizedFromOnPremises: person(22, {
    displayName: 'Otto Onprem',
    mail: 'otto.onprem@contoso.ch',
    userPrincipalName: 'otto.onprem@contoso.ch',
    onPremisesSyncEnabled: true,
  }),
  serviceMailbox: person(23, {
    displayName: 'Scanner 3. Stock',
    mail: 'scanner3@contoso.ch',
    userPrincipalName: 'scanner3@contoso.ch',
  }),
  hidden: person(24, {
    displayName: 'Helga Heimlich',
    mail: 'helga.heimlich@contoso.ch',
    userPrincipalName: 'helga.heimlich@contoso.ch',
  }),
} satisfies Record<string, UserRecord>;
