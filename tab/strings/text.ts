import { type ReactNode, useMemo } from 'react';
import { type IntlShape, useIntl } from 'react-intl';
import type { MessageId } from './messages.ts';

export type TextValues = Readonly<Record<string, string | number | boolean | Date | null>>;
export type RichValues = Readonly<
  Record<string, ReactNode | ((inside: readonly ReactNode[]) => ReactNode)>
>;

/** Writes messages in one language. */
export interface Text {
  /** The message with its arguments filled in. */
  (id: MessageId, values?: TextValues): string;
  /** The message `{area}.{code}` of a code from the server; `otherwise` (the code if absent) for one that is new to us. */
  code(area: string, code: string, otherwise?: string): string;
  /** A message with elements in it: `<link>here</link>` becomes what `values.link` makes of "here". */
  rich(id: MessageId, values: RichValues): ReactNode;
}

/** Writes the messages of an `intl`. */
export const createText = (intl: Pick<IntlShape, 'formatMessage' | 'messages'>): Text => {
  const write = (id: string, values?: TextValues): string => intl.formatMessage({ id }, values);
  return Object.assign((id: MessageId, values?: TextValues) => write(id, values), {
    code: (area: string, code: string, otherwise = code) => {
      const id = `${area}.${code}`;
      return id in intl.messages ? write(id) : otherwise;
    },
    rich: (id: MessageId, values: RichValues) => intl.formatMessage({ id }, values),
  });
};

/** Every word the page shows, in the language of its host: `text('tasks.count', { count })`. */
export const useText = (): Text => {
  const intl = useIntl();
  return useMemo(() => createText(intl), [intl]);
};
