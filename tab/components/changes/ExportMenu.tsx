import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Spinner,
} from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useText } from '../../strings/text.ts';

interface ExportMenuProps {
  readonly download: (format: 'csv' | 'json') => Promise<void>;
  /** Tells what went wrong; null = nothing did. */
  readonly failed: (error: unknown) => void;
}

/** Keeps exactly the rows that are listed now as a file. */
export const ExportMenu = ({ download, failed }: ExportMenuProps) => {
  const text = useText();
  const [isBusy, setBusy] = useState(false);
  const keep = async (format: 'csv' | 'json'): Promise<void> => {
    setBusy(true);
    failed(null);
    try {
      await download(format);
    } catch (error) {
      failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          disabledFocusable={isBusy}
          icon={isBusy ? <Spinner size="extra-tiny" /> : <ArrowDownloadRegular />}
        >
          {text('changes.export')}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => void keep('csv')}>{text('changes.export.csv')}</MenuItem>
          <MenuItem onClick={() => void keep('json')}>{text('changes.export.json')}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
};
