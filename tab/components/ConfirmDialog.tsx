import { lazy, type ReactNode, type RefObject, Suspense } from 'react';
import type { ProblemView } from '../../server/contract/problem.ts';
import { useFocusBack } from './use-focus-back.ts';

const ConfirmSurface = lazy(async () => ({
  default: (await import('./ConfirmSurface.tsx')).ConfirmSurface,
}));

export interface ConfirmDialogProps {
  readonly title: string;
  /** What will happen, and what will not. */
  readonly children: ReactNode;
  /** The numbers it is about, repeated here. */
  readonly counts?: readonly { readonly label: string; readonly value: string }[];
  /** Names the act: "Delete task", never "OK". */
  readonly confirmLabel: string;
  readonly isDestructive?: boolean;
  /** It is being done: the dialog stays until it is closed from outside. */
  readonly isBusy?: boolean;
  /** Why it could not be done. */
  readonly problem?: ProblemView | null;
  readonly confirm: () => void;
  readonly close: () => void;
}

interface ConfirmDialogState extends ConfirmDialogProps {
  readonly isOpen: boolean;
  /** Where the focus goes afterwards; what had it before if absent. */
  readonly trigger?: RefObject<HTMLElement | null>;
}

/** The one way to ask "are you sure?". Loaded when it is first opened; afterwards the focus is where it was. */
export const ConfirmDialog = ({ isOpen, trigger, ...props }: ConfirmDialogState) => {
  useFocusBack(isOpen, trigger);
  return (
    isOpen && (
      <Suspense>
        <ConfirmSurface {...props} />
      </Suspense>
    )
  );
};
