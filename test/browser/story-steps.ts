import type { Locator, Page } from 'playwright-core';
import { groupPresets } from '../../server/contract/presets.ts';
import {
  sampleCredentials,
  sampleTenantId,
} from '../../server/evaluation/tenant/sample-identities.ts';
import type { Hands, Place } from './hands.ts';
import { wordsIn } from './words-in.ts';

/** Who goes through the tab, where, in which language, and with what. */
export interface Walker {
  readonly page: Page;
  readonly tab: Place;
  readonly hands: Hands;
  readonly language: 'en' | 'de';
  /** Called at each stop, for a picture of it. */
  readonly stop: (name: string) => Promise<void>;
}

const domain = 'contoso.ch';
const taskName = 'Contoso AG';
const chosenGroups = [
  ['seppmail.cloud Sign and Encrypt', 'sign-and-encrypt'],
  ['seppmail.cloud Sign-Only', 'sign-only'],
] as const;

const presetName = (presetId: string, language: 'en' | 'de'): string => {
  const preset = groupPresets.find((one) => one.presetId === presetId);
  if (!preset) throw new Error(`There is no preset "${presetId}"`);
  return preset.name[language];
};

/** The steps of setting a first task up, in one language, by names alone. */
export const storySteps = ({ tab, hands, language, stop }: Walker) => {
  const text = wordsIn(language);
  const heading = (name: string | RegExp, level: number): Locator =>
    tab.getByRole('heading', { name, level });
  const button = (name: string): Locator => tab.getByRole('button', { name, exact: true });
  const link = (name: string): Locator => tab.getByRole('link', { name, exact: true });
  const field = (name: string): Locator => tab.getByRole('textbox', { name, exact: true });
  const box = (name: string): Locator => tab.getByRole('checkbox', { name, exact: true });
  const section = (name: 'tasks' | 'domains'): Locator =>
    tab
      .getByRole('navigation', { name: text('nav.label') })
      .getByRole('link', { name: text(`nav.${name}`), exact: true });

  /** What a dialog puts out of reach. */
  const behind = (): Locator => section('tasks');

  /** Of many groups only those in view are there. */
  const find = async (group: string): Promise<void> => {
    await hands.enter(tab.getByRole('searchbox', { name: text('wizard.groups.search') }), group);
    await tab.getByText(text('wizard.groups.shown', { count: 1 }), { exact: true }).waitFor();
  };

  const giveActions = async (group: string, presetId: string): Promise<void> => {
    await find(group);
    await hands.press(link(text('wizard.groups.editFor', { group })));
    await heading(text('wizard.actions.title', { group }), 1).waitFor();
    await hands.press(button(text('wizard.presets.open')));
    const preset = presetName(presetId, language);
    await hands.press(button(text('wizard.presets.useFor', { preset })));
    await tab.getByText(text('wizard.actions.unsaved')).waitFor();
    await stop(`actions-${presetId}`);
    await hands.press(button(text('common.save')));
    await tab.getByText(text('wizard.actions.unsaved')).waitFor({ state: 'detached' });
    await hands.press(button(text('common.back')));
    await heading(text('wizard.step.groups'), 2).waitFor();
  };

  return {
    addManagedDomain: async () => {
      await heading(text('tasks.none'), 2).waitFor();
      await stop('no-tasks');
      await hands.press(section('domains'));
      await heading(text('domains.none'), 2).waitFor();
      await hands.press(button(text('domains.add')));
      await behind().waitFor({ state: 'hidden' });
      await hands.enter(field(text('domains.name')), domain);
      await hands.press(button(text('domains.addSubmit')));
      await tab.getByRole('dialog').waitFor({ state: 'detached' });
      await tab.getByText(domain, { exact: true }).waitFor();
      await stop('domain-managed');
      await hands.press(section('tasks'));
      await heading(text('tasks.none'), 2).waitFor();
    },

    enterAccess: async () => {
      await hands.press(link(text('tasks.add')));
      await heading(text('wizard.step.access'), 2).waitFor();
      await hands.enter(field(text('wizard.access.name')), taskName);
      await hands.enter(field(text('wizard.access.tenantId')), sampleTenantId);
      const { clientId, clientSecret } = sampleCredentials.ready;
      await hands.enter(field(text('wizard.access.clientId')), clientId);
      const secret = tab.getByLabel(text('wizard.access.clientSecret'));
      await hands.enter(secret, clientSecret);
      await hands.press(button(text('wizard.test.button')));
      await tab
        .getByText(text('wizard.test.ok', { tenant: 'Contoso AG' }))
        .first()
        .waitFor();
      await stop('access-tested');
      await hands.press(button(text('common.next')));
    },

    chooseDomain: async () => {
      await heading(text('wizard.step.domains'), 2).waitFor();
      await box(domain).waitFor();
      await stop('domains');
      await hands.toggle(box(domain));
      await tab.getByText(text('wizard.domains.selected', { count: 1, total: 5 })).waitFor();
      await stop('domain-chosen');
      await hands.press(button(text('common.save')));
      await tab
        .getByText(text('wizard.domains.saved', { count: 1 }))
        .last()
        .waitFor();
      await hands.press(button(text('common.next')));
    },

    chooseGroups: async () => {
      await heading(text('wizard.step.groups'), 2).waitFor();
      for (const [group] of chosenGroups) {
        await find(group);
        await hands.toggle(box(group));
      }
      await tab
        .getByText(text('wizard.groups.selected', { count: 2 }))
        .first()
        .waitFor();
      await hands.press(button(text('common.save')));
      await tab
        .getByText(text('wizard.groups.saved', { count: 2 }))
        .last()
        .waitFor();
      for (const [group, preset] of chosenGroups) await giveActions(group, preset);
      await stop('groups-chosen');
      await hands.press(button(text('common.next')));
    },

    /** Tests, looks at one of the rows, answers how many users would be changed. */
    testAndLook: async (): Promise<string> => {
      await heading(text('wizard.step.test'), 2).waitFor();
      await hands.press(button(text('test.start')));
      const [before = '', after = ''] = text('test.wouldChange', { count: 999 }).split('999');
      const outcome = heading(new RegExp(`${before}[\\d.,’' ]+${after.slice(0, 4)}`), 2);
      await outcome.waitFor({ timeout: 30_000 });
      await stop('dry-run');
      const rows = tab.getByRole('table', { name: text('changes.title') }).getByRole('row');
      await hands.press(rows.nth(1));
      const drawer = tab.getByRole('dialog');
      await drawer.getByRole('heading').first().waitFor();
      await stop('dry-run-user');
      await hands.press(drawer.getByRole('button', { name: text('common.close') }));
      await drawer.waitFor({ state: 'detached' });
      const count = /\d[\d.,’']*/.exec((await outcome.textContent()) ?? '')?.[0] ?? '';
      await hands.press(button(text('common.next')));
      return count;
    },

    /** Switches on what the test foretold for so many users. */
    enable: async (count: string) => {
      await heading(text('wizard.step.enable'), 2).waitFor();
      const live = tab.getByRole('switch', { name: text('enable.live') });
      if (!(await live.isChecked())) await hands.toggle(live);
      await stop('enable');
      const act = text('enable.do.onAndChange', { count });
      await hands.press(button(act));
      const dialog = tab.getByRole('alertdialog').or(tab.getByRole('dialog'));
      await dialog.waitFor();
      await stop('enable-confirm');
      await hands.press(dialog.getByRole('button', { name: act }));
      await heading(text('enable.doneOn'), 3).waitFor({ timeout: 20_000 });
      await stop('enabled');
    },

    /** The log of the newest run, once that is done. */
    openLog: async () => {
      await hands.press(link(text('enable.toTasks')));
      await hands.press(link(taskName));
      await heading(text('runs.log', { task: taskName }), 1).waitFor();
      await tab.getByText(text('sync.state.done'), { exact: true }).first().waitFor();
      await stop('log-first');
    },

    /** Nothing is pressed: it appears by itself. */
    seeChangeOf: async (email: string) => {
      const table = tab.getByRole('table', { name: text('changes.title') });
      await table.getByText(email).first().waitFor({ timeout: 30_000 });
      await stop('log-live');
    },
  };
};
