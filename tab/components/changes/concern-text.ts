import type { Language } from '../../strings/language.ts';
import type { Text } from '../../strings/text.ts';

interface Concern {
  readonly code: string;
  readonly message: string;
  readonly count: number;
}

/** The arithmetic of a refusal: how many, of how many, the share and its limit. */
const arithmetic =
  /: (?<count>\d+)(?: \((?<recent>\d+) of them within the last (?<hours>\d+) hours\))? of (?<whole>\d+) is (?<percent>[\d.]+) %, over (?<limit>\d+) %/;

/** What a safeguard or warning says, with its numbers; the server's own words where there are none in this language. */
export const concernText = (
  area: 'refusal' | 'warning',
  { code, message, count }: Concern,
  text: Text,
  { name }: Pick<Language, 'name'>,
): { readonly said: string; readonly isForeign: boolean } => {
  // the server speaks English
  if (name === 'en') return { said: message, isForeign: false };
  const { groups } = arithmetic.exec(message) ?? {};
  if (groups)
    return {
      said: text(groups.recent ? 'changes.arithmeticRecent' : 'changes.arithmetic', {
        count: Number(groups.count),
        recent: Number(groups.recent ?? 0),
        hours: Number(groups.hours ?? 0),
        whole: Number(groups.whole),
        percent: Number(groups.percent),
        limit: Number(groups.limit),
      }),
      isForeign: false,
    };
  const own = text.code(`changes.${area}Text`, code, '');
  if (own === '') return { said: message, isForeign: true };
  return { said: `${text('changes.users', { count })}: ${own}`, isForeign: false };
};
