import type { Migration } from '#platform/database';

/**
 * When a merchant came to a platform and when it left. Before this table that stood in events alone, so what they tell
 * is taken over: where the tie stands, since when; where it was agreed and has ended, the last end.
 */
export const periodMigrations: readonly Migration[] = [
  {
    name: '0005-affiliation-periods',
    up: [
      `CREATE TABLE members.affiliation_period (
        id text PRIMARY KEY,
        platform_id text NOT NULL REFERENCES members.organisation (id),
        merchant_id text NOT NULL REFERENCES members.organisation (id),
        merchant_ref text NOT NULL,
        joined_at timestamptz NOT NULL,
        left_on text,
        ended_at timestamptz,
        ended_by text,
        ended_side text CHECK (ended_side in ('platform', 'merchant')),
        CHECK ((left_on IS NULL) = (ended_at IS NULL)))`,
      // One merchant is on a platform once, however many references it has there.
      `CREATE UNIQUE INDEX affiliation_period_open ON members.affiliation_period (platform_id, merchant_id)
        WHERE left_on IS NULL`,
      'CREATE INDEX affiliation_period_platform ON members.affiliation_period (platform_id, joined_at)',
      `INSERT INTO members.affiliation_period (id, platform_id, merchant_id, merchant_ref, joined_at)
        SELECT 'aper_' || replace(gen_random_uuid()::text, '-', ''), platform_id, merchant_id,
          (array_agg(merchant_ref ORDER BY since))[1], min(since)
        FROM members.affiliation WHERE state = 'active' GROUP BY platform_id, merchant_id`,
      `INSERT INTO members.affiliation_period
          (id, platform_id, merchant_id, merchant_ref, joined_at, left_on, ended_at, ended_by, ended_side)
        SELECT DISTINCT ON (ended.body ->> 'platformId', ended.body ->> 'merchantId')
          'aper_' || replace(gen_random_uuid()::text, '-', ''), ended.body ->> 'platformId',
          ended.body ->> 'merchantId', ended.body ->> 'merchantRef',
          (SELECT min(agreed.at) FROM members.event agreed WHERE agreed.kind = 'affiliation.agreed'
            AND agreed.body ->> 'platformId' = ended.body ->> 'platformId'
            AND agreed.body ->> 'merchantId' = ended.body ->> 'merchantId'),
          to_char(ended.at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD'), ended.at, ended.body ->> 'by',
          CASE WHEN ended.subject_id = ended.body ->> 'platformId' THEN 'platform' ELSE 'merchant' END
        FROM members.event ended WHERE ended.kind = 'affiliation.ended'
          AND EXISTS (SELECT 1 FROM members.event agreed WHERE agreed.kind = 'affiliation.agreed'
            AND agreed.at <= ended.at
            AND agreed.body ->> 'platformId' = ended.body ->> 'platformId'
            AND agreed.body ->> 'merchantId' = ended.body ->> 'merchantId'
            AND agreed.body ->> 'merchantRef' = ended.body ->> 'merchantRef')
          AND NOT EXISTS (SELECT 1 FROM members.affiliation tie WHERE tie.state = 'active'
            AND tie.platform_id = ended.body ->> 'platformId'
            AND tie.merchant_id = ended.body ->> 'merchantId')
        ORDER BY ended.body ->> 'platformId', ended.body ->> 'merchantId', ended.at DESC`,
    ],
  },
];
