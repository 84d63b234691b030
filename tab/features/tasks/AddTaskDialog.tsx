import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useWords } from '../../strings/words.ts';
import { ApiHint } from './ApiHint.tsx';

/** How to add a task, in a dialog that is open from the start. */
export const AddTaskDialog = ({ close }: { readonly close: () => void }) => {
  const words = useWords();
  return (
    <Dialog open onOpenChange={close}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.addTask.title}</DialogTitle>
          <DialogContent>
            <ApiHint />
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>{words.close}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
};
