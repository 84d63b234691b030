import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { sampleGroupIds } from '../../server/evaluation/tenant/sample-groups.ts';
import { eventually } from '../stories/running-server.ts';
import { keyboardOf, mouse } from './hands.ts';
import { type Product, startProductWithTab } from './product.ts';
import { shoot } from './shoot.ts';
import { storySteps, type Walker } from './story-steps.ts';
import { openInTeams } from './teams-host.ts';

const startProduct = async (): Promise<Product> => {
  const product = await startProductWithTab({ receives: true });
  onTestFinished(product.stop);
  return product;
};

/** A token of the sample admin, as a host would give it. */
const tokenOf = async ({ url }: Product): Promise<string> => {
  const { signInUrl } = z
    .object({ signInUrl: z.string() })
    .parse(await (await fetch(`${url}/api/evaluation`)).json());
  const answer = await fetch(signInUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ admin: 'all' }),
  });
  return z.object({ access_token: z.string() }).parse(await answer.json()).access_token;
};

/** Somebody of the domain who is in none of the chosen groups. */
const outsider = ({ tenant: { state } }: Product) => {
  const members = new Set(
    [sampleGroupIds.signAndEncrypt, sampleGroupIds.signOnly]
      .flatMap((id) => [...state.members(id).values()])
      .map((member) => member.id),
  );
  const found = [...state.users.values()].find(
    ({ id, mail, userType, accountEnabled }) =>
      !members.has(id) &&
      mail?.toLowerCase().endsWith('@contoso.ch') &&
      userType === 'Member' &&
      accountEnabled,
  );
  if (!found?.mail) throw new Error('everybody is in the groups already');
  return { id: found.id, email: found.mail.toLowerCase() };
};

type Opened = Pick<Walker, 'page' | 'tab'> & { readonly complaints: readonly string[] };

const inBrowser = async (product: Product, locale: string): Promise<Opened> => {
  const { page, complaints } = await product.openTab({ locale });
  return { page, tab: page, complaints };
};

const inTeams = async (product: Product, locale: string): Promise<Opened> => {
  // the language of the host counts, so the browser's is the other one
  const context = await product.browser.newContext({
    locale: locale.startsWith('de') ? 'en-GB' : 'de-CH',
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 800 },
  });
  onTestFinished(() => context.close());
  const complaints: string[] = [];
  context.on('weberror', (error) => complaints.push(String(error.error())));
  const token = await tokenOf(product);
  const { page, tab } = await openInTeams(context, { tabUrl: `${product.url}/`, token, locale });
  return { page, tab, complaints };
};

const walks = [
  ['by mouse, in English, in a browser', 'mouse', 'en-GB', inBrowser],
  ['by keyboard alone, in German, in a browser', 'keyboard', 'de-CH', inBrowser],
  ['by mouse, in German, in Teams', 'mouse', 'de-de', inTeams],
  ['by keyboard alone, in English, in Teams', 'keyboard', 'en-us', inTeams],
] as const;

// walked once more if it fails: on a busy machine the box of a managed domain was seen to stay disabled, and why is not known yet
describe('from nothing to a live synchronisation', { timeout: 240_000, retry: 1 }, () => {
  test.each(walks)('%s', async (name, means, locale, open) => {
    const product = await startProduct();
    const { page, tab, complaints } = await open(product, locale);
    page.setDefaultTimeout(30_000);
    const language = locale.startsWith('de') ? 'de' : 'en';
    const hands = means === 'mouse' ? mouse : keyboardOf(page);
    const walk = name.replaceAll(/\W+/g, '-');
    let stops = 0;
    const steps = storySteps({
      ...{ page, tab, hands, language },
      stop: (stop) => {
        stops += 1;
        return shoot(page, `story-${walk}-${String(stops).padStart(2, '0')}-${stop}`);
      },
    });
    await steps.addManagedDomain();
    await steps.enterAccess();
    await steps.chooseDomain();
    await steps.chooseGroups();
    await steps.enable(await steps.testAndLook());
    await steps.openLog();

    const api = await product.signIn();
    const { body } = await api('GET', '/api/tasks');
    const [task] = body.items;
    await eventually(
      () => api('GET', `/api/tasks/${task.taskId}`),
      (answer) => answer.body.liveSync.state === 'on',
    );
    const person = outsider(product);
    product.tenant.tenant.addMember(sampleGroupIds.signOnly, person.id);
    await steps.seeChangeOf(person.email);
    const user = (await api('GET', `/api/users/${encodeURIComponent(person.email)}`)).body;
    expect(user).toMatchObject({ crypto: 'SigOnly', managedBy: task.taskId });
    expect(complaints).toEqual([]);
  });
});
