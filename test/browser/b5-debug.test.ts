import { test } from 'vitest';
import { startProductWithTab } from './product.ts';

test('debug', async () => {
  const product = await startProductWithTab();
  const { page: p4 } = await product.openTab({ route: '#/domains' });
  const look = async (what: string) => {
    console.log(what, await p4.evaluate(`(() => { const w = window; const k = Object.keys(w).filter((x) => /tabster/i.test(x)); const t = w.__tabsterInstance?.core ?? w.__tabsterInstance; const m = t?.modalizer; const tab = document.getElementById('tab'); return [k, tab.getAttribute('aria-hidden'), m?.activeId, m && Object.keys(m._parts), m?._augMap?.has(tab), [...document.body.children].map((e) => e.outerHTML.slice(0, 90))] })()`));
  };
  const log = `window.__log = []; new MutationObserver((all) => all.forEach((m) => window.__log.push([Math.round(performance.now()), document.getElementById('tab').getAttribute('aria-hidden'), (new Error().stack||'').slice(0,0), document.querySelectorAll('[role=dialog]').length]))).observe(document.getElementById('tab'), { attributes: true });`;
  await p4.evaluate(log);
  await p4.evaluate(`(() => { const tab = document.getElementById('tab'); const set = tab.setAttribute.bind(tab); tab.setAttribute = (n, v) => { window.__log.push([Math.round(performance.now()), 'set', n, v, new Error().stack.split('\\n').slice(2, 8).map((x) => x.trim().slice(0, 60)).join(' < ')]); set(n, v); }; const rem = tab.removeAttribute.bind(tab); tab.removeAttribute = (n) => { window.__log.push([Math.round(performance.now()), 'remove', n]); rem(n); }; })()`);
  await p4.getByRole('button', { name: 'Add domain' }).click();
  await p4.getByRole('textbox', { name: 'Domain', exact: true }).fill('contoso.ch');
  await look('open');
  await p4.getByRole('button', { name: 'Add', exact: true }).click();
  await p4.getByText('No LFT quota').waitFor();
  await new Promise((r) => setTimeout(r, 1500));
  await look('added');
  console.log(JSON.stringify(await p4.evaluate('window.__log'), null, 1));
  await product.stop();
}, 120_000);
