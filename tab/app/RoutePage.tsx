import { lazy } from 'react';
import type { MeView } from '../../server/contract/me.ts';
import { mayChange, mayChangeAll } from '../api/me.ts';
import { TaskOverview } from '../features/tasks/TaskOverview.tsx';
import type { Route } from '../navigation/route.ts';
import { LaterWords } from '../strings/LanguageProvider.tsx';

const DomainsPage = lazy(async () => ({
  default: (await import('../features/domains/DomainsPage.tsx')).DomainsPage,
}));
const HelpPage = lazy(async () => ({
  default: (await import('../features/help/HelpPage.tsx')).HelpPage,
}));
const RunHistory = lazy(async () => ({
  default: (await import('../features/runs/RunHistory.tsx')).RunHistory,
}));
const TaskLog = lazy(async () => ({
  default: (await import('../features/runs/TaskLog.tsx')).TaskLog,
}));
const UserPage = lazy(async () => ({
  default: (await import('../features/users/UserPage.tsx')).UserPage,
}));
const UsersPage = lazy(async () => ({
  default: (await import('../features/users/UsersPage.tsx')).UsersPage,
}));
const WizardPage = lazy(async () => ({
  default: (await import('../features/wizard/WizardPage.tsx')).WizardPage,
}));

interface RoutePageProps {
  readonly route: Route;
  readonly me: MeView;
}

/** The overview, or a page that is loaded when somebody comes to it. */
export const RoutePage = ({ route, me }: RoutePageProps) =>
  route.page === 'tasks' ? (
    <TaskOverview mayChange={mayChange(me)} />
  ) : (
    <LaterWords>
      <LaterPage route={route} me={me} />
    </LaterWords>
  );

/** What a page keeps in mind is forgotten with its key: another task, run or user is another page, another step is not. */
const LaterPage = ({ route, me }: RoutePageProps) => {
  const may = mayChange(me);
  switch (route.page) {
    case 'task':
      return <TaskLog key={route.taskId} taskId={route.taskId} runId={null} mayChange={may} />;
    case 'run':
      return (
        <TaskLog key={route.runId} taskId={route.taskId} runId={route.runId} mayChange={may} />
      );
    case 'runs':
      return <RunHistory key={route.taskId} taskId={route.taskId} mayChange={may} />;
    case 'new-task':
      return <WizardPage key="" taskId={null} step="access" groupId={null} mayChange={may} />;
    case 'setup':
      return (
        <WizardPage
          key={route.taskId}
          taskId={route.taskId}
          step={route.step}
          groupId={null}
          mayChange={may}
        />
      );
    case 'group-actions':
      return (
        <WizardPage
          key={route.taskId}
          taskId={route.taskId}
          step="groups"
          groupId={route.groupId}
          mayChange={may}
        />
      );
    case 'users':
      return <UsersPage mayChange={may} />;
    case 'user':
      return <UserPage key={route.email} email={route.email} mayChange={may} />;
    case 'domains':
      return <DomainsPage mayChangeAll={mayChangeAll(me)} />;
    case 'help':
      return <HelpPage />;
    case 'tasks':
      return null;
  }
};
