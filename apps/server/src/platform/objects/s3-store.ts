import { createHash } from 'node:crypto';
import { S3mini, S3ServiceError } from 's3mini';
import {
  briefCache,
  bytesType,
  differs,
  immutableCache,
  type ObjectStore,
  textType,
} from './object-store.ts';

/** What AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION and AWS_ENDPOINT_URL say. */
export interface S3Access {
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
  /** Of the service, without the bucket. */
  endpoint: string;
}

const requestMs = 30_000;

/**
 * A prefix in a bucket. Writes are conditional (If-None-Match, If-Match), so of two nodes one is refused; a storage that
 * ignores the conditions is only as safe as one look before the write.
 */
export function openS3Store(bucket: string, prefix: string, access: S3Access): ObjectStore {
  const { endpoint, ...keys } = access;
  const s3 = new S3mini({ ...keys, endpoint: `${endpoint}/${bucket}`, requestAbortTimeout: requestMs });
  const keyOf = (path: string): string => (prefix === '' ? path : `${prefix}/${path}`);
  const get: ObjectStore['get'] = async (path) => {
    const response = await s3.getObjectResponse(keyOf(path));
    if (!response) return undefined;
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { bytes, version: response.headers.get('etag') ?? '' };
  };
  const put = async (path: string, bytes: Uint8Array, type: string, headers: Record<string, string>) => {
    const md5 = createHash('md5').update(bytes).digest('base64');
    try {
      const all: Record<string, string> = { 'content-md5': md5, ...headers };
      await s3.putObject(keyOf(path), bytes, type, undefined, all);
      return true;
    } catch (error) {
      if (isRefusedCondition(error)) return false;
      throw error;
    }
  };
  return {
    get,
    async putOnce(path, bytes) {
      const headers = { 'cache-control': immutableCache, 'if-none-match': '*' };
      if (await put(path, bytes, typeOf(path), headers)) return 'written';
      const there = await get(path);
      if (!there) throw new Error(`${path} was refused as being there, and is not`);
      if (Buffer.compare(there.bytes, bytes) !== 0) throw differs(path);
      return 'there';
    },
    async replace(path, text, expected) {
      const bytes = Buffer.from(text);
      const cache = { 'cache-control': briefCache };
      // Servers differ in whether they compare an ETag with its quotes (AWS: either way; radosgw: without).
      const conditions =
        expected === undefined
          ? [{ 'if-none-match': '*' }]
          : [{ 'if-match': expected }, { 'if-match': expected.replaceAll('"', '') }];
      for (const condition of conditions) {
        if ((await get(path))?.version !== expected) return false;
        if (await put(path, bytes, textType, { ...cache, ...condition })) return true;
      }
      return false;
    },
    // An answered request is durable.
    sync: async () => {},
    async removeBelow(path) {
      const objects = (await s3.listObjects('/', `${keyOf(path)}/`)) ?? [];
      if (objects.length > 0) await s3.deleteObjects(objects.map(({ Key }) => Key));
    },
  };
}

/** 412: the condition does not hold. 409: another conditional write is under way. 404: nothing is there to match. */
function isRefusedCondition(error: unknown): boolean {
  if (!(error instanceof S3ServiceError)) return false;
  if (error.status === 404) return error.serviceCode === 'NoSuchKey';
  return error.status === 412 || error.status === 409;
}

const typeOf = (path: string): string => (path.startsWith('tile/') ? bytesType : textType);
