import { expect, test } from 'vitest';
import { violations } from './axe.ts';
import { actAs, type ShopServer, startShopServer } from './console-shop.ts';
import { visits } from './visits.ts';

const visit = visits<ShopServer>(startShopServer);

async function openTopUps(person: ShopServer['owner']): Promise<void> {
  const { page, context, server } = visit;
  await context.clearCookies();
  await actAs(context, server.url, person);
  await page.goto(`/console/${server.orgId}/keeping`);
  await page.getByRole('tab', { name: /^缴存/ }).click();
}

test('a confirmed top-up is undone by two people, never by one, and leaves the deposit as it was', async () => {
  const { page, server } = visit;
  const at = `/api/organisations/${server.orgId}`;
  const { availableFen } = (await server.owner.send('GET', `${at}/deposit`)).json();
  const asked = await server.owner.send('POST', `${at}/deposit/top-ups`, { body: { amountFen: 60_000 } });
  const body = { receivedFen: 60_000, bankReference: 'ICBC-2026-77' };
  const confirmed = `${at}/top-ups/${asked.json().topUpId}/confirmation`;
  expect((await server.finance.send('POST', confirmed, { body })).statusCode).toBe(204);

  await openTopUps(server.owner);
  await page.getByRole('button', { name: '冲正 ICBC-2026-77' }).click();
  await page.getByRole('button', { name: '提出冲正' }).click();
  await page.getByText('请写明经过，至少 4 个字').waitFor();
  await page.getByLabel('说明').fill('银行流水里没有这一笔');
  await page.getByText('现在冲正，从可用余额收回 600.00 元。').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '提出冲正' }).click();
  await page.getByText('这是你提出的，请由另一位成员确认。你可以撤回。').waitFor();
  expect(await page.getByRole('button', { name: '核对无误，确认冲正' }).count()).toBe(0);

  await openTopUps(server.finance);
  await page.getByText('银行流水里没有这一笔').first().waitFor();
  await page.getByRole('button', { name: '核对无误，确认冲正' }).click();
  await page.getByText('确定冲正？此后不能撤销').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '冲正', exact: true }).click();
  await page.getByText('等待另一位成员确认冲正').waitFor({ state: 'detached' });
  const after = (await server.owner.send('GET', `${at}/deposit`)).json();
  expect(after).toMatchObject({ availableFen, shortageFen: 0 });
});
