/** Settings that mean nothing without REDRESS_MAIL_DOMAIN. */
export const ofMail: readonly string[] = [
  'REDRESS_MAIL_NAME',
  'REDRESS_MAIL_LISTEN',
  'REDRESS_MAIL_TLS_CERT',
  'REDRESS_MAIL_TLS_KEY',
  'REDRESS_MAIL_DNS',
  'REDRESS_MAIL_MAX_MB',
  'REDRESS_SMTP_URL',
  'REDRESS_SMTP_TLS',
  'REDRESS_SMTP_CA',
  'REDRESS_DKIM_SELECTOR',
];

/** All that the server is set up by (docs/operations.md). */
export const settings: readonly string[] = [
  'REDRESS_DATA',
  'REDRESS_HOST',
  'REDRESS_PORT',
  'REDRESS_PUBLIC_URL',
  'REDRESS_DATABASE_URL',
  'REDRESS_LOG_SHARD',
  'REDRESS_LOG_ORIGIN',
  'REDRESS_LOG_POLICY',
  'REDRESS_LOG_TIMESTAMPS',
  'REDRESS_LOG_ANCHORS',
  'REDRESS_LOG_SITE',
  'REDRESS_ALARM_URL',
  'REDRESS_TRUST_PROXY',
  'REDRESS_MAX_UPLOAD_MB',
  'REDRESS_RATE_FACTOR',
  'REDRESS_SESSION_DAYS',
  'REDRESS_OPERATOR_KEY',
  'REDRESS_WEBHOOKS_PRIVATE',
  'REDRESS_LOG_LEVEL',
  'REDRESS_HOLIDAYS',
  'REDRESS_PAYEE_DAYS',
  'REDRESS_RETURN_DAYS',
  'REDRESS_WITHDRAWAL_DAYS',
  'REDRESS_SMALLEST_PART_FEN',
  'REDRESS_PAYOUT_RAILS',
  'REDRESS_MAIL_DOMAIN',
  ...ofMail,
  'REDRESS_PUSH_CONTACT',
  'REDRESS_PUSH_HOSTS',
];

/** Of the command line and the connectors, which may run in the same shell or share a file of settings with the server. */
const ofOthers = [
  'REDRESS_API_KEY',
  'REDRESS_EMAIL',
  'REDRESS_PASSWORD',
  'REDRESS_CODE',
  'REDRESS_RECEIPT_CODE',
  'REDRESS_SHOP_SECRET',
  'REDRESS_CONNECTOR_CONFIG',
  'REDRESS_CONNECTOR_DB_PASSWORD',
  'REDRESS_SETTINGS',
];

/** Read by test suites only. */
const ofTests = ['REDRESS_TEST_PG', 'REDRESS_TEST_S3', 'REDRESS_TEST_MYSQL'];

/** Every REDRESS_ variable that means something; another one is a mistyped name. */
export const knownNames: ReadonlySet<string> = new Set([...settings, ...ofOthers, ...ofTests]);
