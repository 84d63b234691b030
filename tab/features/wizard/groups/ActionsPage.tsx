import { Body1, Button } from '@fluentui/react-components';
import { PeopleTeamRegular } from '@fluentui/react-icons';
import type { TaskView } from '../../../../server/contract/task.ts';
import { problemOf } from '../../../api/problem.ts';
import { useSelectedGroups } from '../../../api/task-groups.ts';
import { Breadcrumbs } from '../../../components/Breadcrumbs.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { LoadingRows } from '../../../components/LoadingRows.tsx';
import { Page } from '../../../components/Page.tsx';
import { ProblemBar } from '../../../components/ProblemBar.tsx';
import { hrefOf } from '../../../navigation/route.ts';
import { goTo } from '../../../navigation/use-route.ts';
import { useText } from '../../../strings/text.ts';
import { WizardFooter } from '../WizardFooter.tsx';
import { ActionsEditor } from './ActionsEditor.tsx';
import { GroupFacts } from './GroupFacts.tsx';

interface ActionsPageProps {
  readonly task: TaskView;
  readonly groupId: string;
  readonly mayChange: boolean;
  /** Back to the list of groups. */
  readonly backHref: string;
}

/** The ordered actions of one group. */
export const ActionsPage = ({ task, groupId, mayChange, backHref }: ActionsPageProps) => {
  const text = useText();
  const selected = useSelectedGroups(task.taskId);
  const group = selected.data?.find((one) => one.groupId === groupId);
  const title = group
    ? text('wizard.actions.title', { group: group.displayName })
    : text('wizard.actions.titleAlone');
  return (
    <Page
      title={title}
      intro={text('wizard.actions.intro')}
      back={
        <Breadcrumbs
          above={[
            { label: text('tasks.title'), href: hrefOf({ page: 'tasks' }) },
            { label: text('wizard.editTitle', { task: task.name }), href: backHref },
          ]}
          current={group?.displayName ?? title}
        />
      }
    >
      {selected.error && (
        <ProblemBar problem={problemOf(selected.error)} retry={() => selected.refetch()} />
      )}
      {selected.isPending && <LoadingRows rows={6} />}
      {selected.data && !group && (
        <EmptyState
          icon={<PeopleTeamRegular />}
          title={text('wizard.actions.notSelected')}
          text={<Body1>{text('wizard.actions.notSelectedText')}</Body1>}
          action={
            <Button appearance="primary" onClick={() => goTo(backHref)}>
              {text('wizard.actions.toGroups')}
            </Button>
          }
        />
      )}
      {group ? (
        <>
          <GroupFacts group={group} />
          <ActionsEditor task={task} group={group} mayChange={mayChange} backHref={backHref} />
        </>
      ) : (
        <WizardFooter backHref={backHref} />
      )}
    </Page>
  );
};
