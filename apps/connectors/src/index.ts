export { type Connector, type ConnectorOptions, createConnector } from './connector.ts';
export { createCourier, createSigner, type Signer } from './courier.ts';
