import { Link, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { hrefOf } from '../../navigation/route.ts';
import { useText } from '../../strings/text.ts';

const steps = [
  'help.start.app',
  'help.start.domains',
  'help.start.task',
  'help.start.groups',
  'help.start.test',
  'help.start.enable',
] as const;
const useStyles = makeStyles({
  steps: {
    ...typographyStyles.body1,
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXXL,
    maxWidth: '80ch',
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
  },
});

/** The way from nothing to a synchronisation that runs by itself. */
export const FirstSteps = () => {
  const text = useText();
  const to = (href: string) => (inside: readonly React.ReactNode[]) => (
    <Link key={href} inline href={href}>
      {inside}
    </Link>
  );
  const values = {
    b: (inside: readonly React.ReactNode[]) => <strong key="b">{inside}</strong>,
    permissions: to(hrefOf({ page: 'help' }, { section: 'permissions' })),
    domains: to(hrefOf({ page: 'domains' })),
    tasks: to(hrefOf({ page: 'tasks' })),
    groups: to(hrefOf({ page: 'help' }, { section: 'groups' })),
  };
  return (
    <ol className={useStyles().steps}>
      {steps.map((step) => (
        <li key={step}>{text.rich(step, values)}</li>
      ))}
    </ol>
  );
};
