import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateTenant } from '../../server/evaluation/tenant/generate-tenant.ts';
import { setUpTask } from '../stories/api-steps.ts';
import { type Product, startProductWithTab } from './product.ts';

let product: Product;
beforeAll(async () => {
  product = await startProductWithTab({
    directories: [generateTenant({ people: 1_000, groups: 50_000 })],
  });
});
afterAll(() => product?.stop());

test('among 50,000 groups one is found, chosen and saved, and any of them is reached by scrolling', async () => {
  const api = await product.signIn();
  const taskId = await setUpTask(api, { groups: {} });
  await api('POST', '/api/access-tests', { taskId });
  const { page, complaints } = await product.openTab({ route: `#/tasks/${taskId}/setup/groups` });
  await page.getByText('The first 100 groups').waitFor();
  const box = (name: string) => page.getByRole('checkbox', { name, exact: true });
  await box('Team 00001').click();
  const list = page.getByRole('table', { name: 'Directory Groups' });
  await list.evaluate((table) => Object.assign(table, { scrollTop: 1_000_000 }));
  await page.getByText('The first 200 groups').waitFor();
  await page.getByRole('button', { name: 'Load more' }).click();
  await page.getByText('The first 300 groups').waitFor();
  expect(await page.getByRole('row').count()).toBeLessThan(60);

  const begin = Date.now();
  await page.getByRole('searchbox').fill('Team 49999');
  await box('Team 49999').waitFor();
  expect(Date.now() - begin).toBeLessThan(5_000);
  await page.getByText('1 group', { exact: true }).waitFor();
  await box('Team 49999').click();
  await page.getByText('2 groups selected').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('2 selected groups saved.').last().waitFor();
  await page.getByRole('searchbox').fill('no such team');
  await page.getByRole('heading', { name: 'Nothing matches' }).waitFor();
  await page.getByText('Dynamic distribution lists').waitFor();
  const { body } = await api('GET', `/api/tasks/${taskId}/groups?selected=true`);
  expect(body.items.map((one: { displayName: string }) => one.displayName)).toEqual([
    'Team 00001',
    'Team 49999',
  ]);
  expect(complaints).toEqual([]);
}, 60_000);
