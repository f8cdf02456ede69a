import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TestGateway {
  url: string;
  pid: string;
  key: string;
  /** What stands in its books, by the shop's order number. */
  orders: Map<string, Record<string, unknown>>;
  /** Order numbers in the order of asking. */
  asked: string[];
  /** Answers something else from now on. */
  behave(how: ((response: ServerResponse, orderRef: string) => void) | undefined): void;
  close(): Promise<void>;
}

/** A gateway that speaks 易支付's `api.php?act=order`, on this machine. */
export async function startTestGateway(): Promise<TestGateway> {
  const [pid, key] = ['1001', 'kEy-of-the-Gateway-0123456789'];
  const orders: TestGateway['orders'] = new Map();
  const asked: string[] = [];
  let other: Parameters<TestGateway['behave']>[0];
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://gateway');
    const given = Object.fromEntries(url.searchParams);
    const orderRef = given.out_trade_no ?? '';
    asked.push(orderRef);
    if (other) return other(response, orderRef);
    const isKnown =
      url.pathname === '/pay/api.php' && given.act === 'order' && given.pid === pid && given.key === key;
    const order = orders.get(orderRef);
    const body = !isKnown
      ? { code: -3, msg: `商户密钥不正确 ${given.key}` }
      : !order
        ? { code: -1, msg: '订单号不存在' }
        : { code: 1, msg: 'succ', out_trade_no: orderRef, pid: Number(pid), ...order };
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ url: `http://127.0.0.1:${port}/pay/`, pid, key, orders, asked },
    behave(how) {
      other = how;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
