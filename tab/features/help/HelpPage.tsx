import { makeStyles, tokens } from '@fluentui/react-components';
import { Page } from '../../components/Page.tsx';
import { useText } from '../../strings/text.ts';
import { ActionTable } from './ActionTable.tsx';
import { Contents } from './Contents.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { HelpLinks } from './HelpLinks.tsx';
import { HelpSection } from './HelpSection.tsx';
import { type SectionKey, sectionKeys } from './help-sections.ts';
import { Paragraphs } from './Paragraphs.tsx';
import { Permissions } from './Permissions.tsx';
import { PresetCards } from './PresetCards.tsx';

const besideFrom = '@media (min-width: 1024px)';
const useStyles = makeStyles({
  layout: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalXXL,
    [besideFrom]: {
      gridTemplateColumns: 'minmax(0, 1fr) 15rem',
      columnGap: tokens.spacingHorizontalXXXL,
    },
  },
  contents: {
    [besideFrom]: {
      order: 1,
      position: 'sticky',
      top: tokens.spacingVerticalXXL,
      alignSelf: 'start',
    },
  },
  sections: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXXXL },
});

/** Help, and the recommended set-up of groups and actions. */
export const HelpPage = () => {
  const text = useText();
  const styles = useStyles();
  return (
    <Page title={text('help.title')} intro={text('help.intro')}>
      <div className={styles.layout}>
        <div className={styles.contents}>
          <Contents />
        </div>
        <div className={styles.sections}>
          {sectionKeys.map((key) => (
            <HelpSection key={key} section={key}>
              <SectionContent section={key} />
            </HelpSection>
          ))}
        </div>
      </div>
    </Page>
  );
};

const SectionContent = ({ section }: { readonly section: SectionKey }) => {
  switch (section) {
    case 'start':
      return <FirstSteps />;
    case 'groups':
      return <PresetCards />;
    case 'precedence':
      return <Paragraphs ids={['help.precedence.1', 'help.precedence.2', 'help.precedence.3']} />;
    case 'actions':
      return <ActionTable />;
    case 'changes':
      return (
        <Paragraphs
          ids={[
            'help.changes.live',
            'help.changes.periodic',
            'help.changes.test',
            'help.changes.held',
          ]}
        />
      );
    case 'never':
      return (
        <Paragraphs
          isList
          ids={[
            'help.never.delete',
            'help.never.unnamed',
            'help.never.enable',
            'help.never.partial',
            'help.never.write',
            'help.never.secret',
          ]}
        />
      );
    case 'permissions':
      return <Permissions />;
    case 'links':
      return <HelpLinks />;
  }
};
