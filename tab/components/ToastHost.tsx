import { Toast, Toaster, ToastTitle, useId, useToastController } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';

const shownMs = 6_000;

/** Shows each message that was said, once. */
export const ToastHost = ({ said }: { readonly said: readonly string[] }) => {
  const toasterId = useId('toaster');
  const { dispatchToast } = useToastController(toasterId);
  const shown = useRef(0);
  useEffect(() => {
    for (const message of said.slice(shown.current))
      dispatchToast(
        <Toast>
          <ToastTitle>{message}</ToastTitle>
        </Toast>,
        {
          intent: 'success',
          timeout: shownMs,
          pauseOnHover: true,
          pauseOnWindowBlur: true,
          // it is read out and holds nothing to act on; Fluent keeps the tab key within a toast that has the focus
          root: { tabIndex: -1 },
        },
      );
    shown.current = said.length;
  }, [said, dispatchToast]);
  return <Toaster toasterId={toasterId} position="top-end" />;
};
