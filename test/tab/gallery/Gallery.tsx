import { Body1, Button, Field, Input } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { Breadcrumbs } from '../../../tab/components/Breadcrumbs.tsx';
import { ConfirmDialog } from '../../../tab/components/ConfirmDialog.tsx';
import { CopyButton } from '../../../tab/components/CopyButton.tsx';
import { Page } from '../../../tab/components/Page.tsx';
import { ProblemBar } from '../../../tab/components/ProblemBar.tsx';
import { ShareLink } from '../../../tab/components/ShareLink.tsx';
import { SummaryCards } from '../../../tab/components/SummaryCards.tsx';
import { useToasts } from '../../../tab/components/Toasts.tsx';
import { When } from '../../../tab/components/When.tsx';
import { hrefOf } from '../../../tab/navigation/route.ts';
import { RowList } from './RowList.tsx';

const cards = [
  { key: 'disable', label: 'to be disabled', value: 3, mood: 'bad' },
  { key: 'update', label: 'changed', value: 12_345 },
  { key: 'create', label: 'new', value: 12, mood: 'good' },
  { key: 'unchanged', label: 'unchanged', value: 87_640 },
] as const;
const problem = {
  type: 'about:blank',
  title: 'Not valid',
  status: 400,
  detail: 'The task was not saved.',
  code: 'invalid-input',
  correlationId: 'c-1',
  errors: [
    { path: 'name', message: 'must not be empty' },
    { path: 'elsewhere', message: 'is odd' },
  ],
};

/** Each shared component once, with sample data. */
export const Gallery = () => {
  const toast = useToasts();
  const [card, setCard] = useState<(typeof cards)[number]['key'] | null>('update');
  return (
    <Page
      title="Gallery"
      intro="Every shared component once."
      back={
        <Breadcrumbs
          above={[
            { label: 'Tasks', href: hrefOf({ page: 'tasks' }) },
            { label: 'A task with a rather long name for a breadcrumb', href: '#/tasks/1' },
          ]}
          current="Gallery"
        />
      }
      actions={
        <>
          <ShareLink route={{ page: 'help' }} label="Help" />
          <CopyButton value="az login" label="Copy the script" />
          <CopyButton value="an-id" label="Copy the ID" isIcon />
          <Button appearance="primary" onClick={() => toast('The task was saved.')}>
            Save
          </Button>
          <Delete />
        </>
      }
    >
      <ProblemBar
        problem={problem}
        fields={{ name: { id: 'name', label: 'Name' } }}
        retry={() => undefined}
      />
      <Field label="Name">
        <Input id="name" />
      </Field>
      <When time="2026-11-23T10:00:00.000Z" />
      <SummaryCards label="What happens" cards={cards} chosen={card} choose={setCard} />
      <SummaryCards label="Totals" cards={cards.slice(0, 2)} />
      <RowList />
    </Page>
  );
};

const Delete = () => {
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  return (
    <>
      <Button ref={trigger} onClick={() => setOpen(true)}>
        Delete
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        trigger={trigger}
        title="Delete the task Contoso?"
        counts={[
          { label: 'Users it manages', value: '1,240' },
          { label: 'Disabled by it', value: '3' },
        ]}
        confirmLabel="Delete task"
        isDestructive
        isBusy={isBusy}
        confirm={() => setBusy(true)}
        close={() => setOpen(false)}
      >
        <Body1>Its users keep their settings. They are no longer synchronised.</Body1>
      </ConfirmDialog>
    </>
  );
};
