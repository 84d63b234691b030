import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { CopyButton } from '../../../components/CopyButton.tsx';
import { useText } from '../../../strings/text.ts';
import { azureCliScript, powerShellScript, type TypedIds } from './app-scripts.ts';

const scripts = {
  cli: { label: 'Azure CLI', write: azureCliScript },
  powershell: { label: 'PowerShell', write: powerShellScript },
} as const;
type ScriptName = keyof typeof scripts;
const names: readonly ScriptName[] = ['cli', 'powershell'];

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    minWidth: 0,
  },
  lines: { margin: 0, fontFamily: 'inherit' },
  script: {
    padding: tokens.spacingHorizontalM,
    maxHeight: '22rem',
    overflow: 'auto',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

/** The scripts that register the app, to copy. */
export const Scripts = ({ ids }: { readonly ids: TypedIds }) => {
  const text = useText();
  const styles = useStyles();
  const id = useId();
  const [chosen, setChosen] = useState<ScriptName>('cli');
  const { label, write } = scripts[chosen];
  const script = write(ids);
  return (
    <div className={styles.panel}>
      <TabList
        size="small"
        selectedValue={chosen}
        onTabSelect={(_, { value }) => setChosen(value === 'powershell' ? 'powershell' : 'cli')}
      >
        {names.map((name) => (
          <Tab key={name} value={name} id={`${id}-${name}`} aria-controls={`${id}-panel`}>
            {scripts[name].label}
          </Tab>
        ))}
      </TabList>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${chosen}`}
        className={styles.panel}
      >
        <section
          className={styles.script}
          aria-label={text('wizard.guide.script', { name: label })}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
          tabIndex={0}
        >
          <pre className={styles.lines}>{script}</pre>
        </section>
        <span>
          <CopyButton value={script} label={text('wizard.guide.copyScript')} />
        </span>
      </div>
    </div>
  );
};
