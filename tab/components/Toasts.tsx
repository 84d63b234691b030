import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useState,
} from 'react';

const ToastHost = lazy(async () => ({ default: (await import('./ToastHost.tsx')).ToastHost }));

const ToastContext = createContext<(message: string) => void>(() => undefined);

/** Shows the toasts of what is below it. Loaded with the first one. */
export const ToastProvider = ({ children }: { readonly children: ReactNode }) => {
  const [said, setSaid] = useState<readonly string[]>([]);
  const say = useCallback((message: string) => setSaid((before) => [...before, message]), []);
  return (
    <ToastContext value={say}>
      {children}
      {said.length > 0 && (
        <Suspense>
          <ToastHost said={said} />
        </Suspense>
      )}
    </ToastContext>
  );
};

/** Says that an act succeeded: `toast('The task was saved.')`. Errors belong where they can be acted on, in a `ProblemBar`. */
export const useToasts = (): ((message: string) => void) => useContext(ToastContext);
