import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useText } from '../../strings/text.ts';
import { ApiHint } from './ApiHint.tsx';

/** How to add a task, in a dialog that is open from the start. */
export const AddTaskDialog = ({ close }: { readonly close: () => void }) => {
  const text = useText();
  return (
    <Dialog open onOpenChange={close}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{text('tasks.addTitle')}</DialogTitle>
          <DialogContent>
            <ApiHint />
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>{text('common.close')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
};
