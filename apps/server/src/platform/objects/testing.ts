import type { S3Access } from './index.ts';

/**
 * The bucket for tests, where REDRESS_TEST_S3 names one (`http://127.0.0.1:7480/bucket`); it must exist. Keys come from
 * AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.
 */
export function testS3(): { place: string; access: S3Access } | undefined {
  const { REDRESS_TEST_S3, AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = process.env;
  if (!REDRESS_TEST_S3) return undefined;
  const { origin, pathname } = new URL(REDRESS_TEST_S3);
  const keys = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY };
  return { place: `s3:/${pathname}`, access: { ...keys, region: 'us-east-1', endpoint: origin } };
}
