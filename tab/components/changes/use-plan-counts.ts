import type { PlanView } from '../../../server/contract/plan.ts';
import { useFormat } from '../../strings/LanguageProvider.tsx';
import { useText } from '../../strings/text.ts';

const always = ['disable', 'update', 'create'] as const;
const sometimes = ['rename', 'enable'] as const;

/** The numbers of a plan for a dialog that asks whether to go on. */
export const usePlanCounts = (
  counts: PlanView['counts'],
): readonly { readonly label: string; readonly value: string }[] => {
  const text = useText();
  const format = useFormat();
  return [...always, ...sometimes.filter((kind) => counts[kind] > 0)].map((kind) => ({
    label: text(`changes.card.${kind}`),
    value: format.number(counts[kind]),
  }));
};
