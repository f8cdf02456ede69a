import type { directoryEndpoints } from '@redress/contract';
import type { EndpointDetails } from './openapi-details.ts';

/** What shapes alone do not say of the endpoints of the directory. */
export const directoryDetails = {
  resolveJurisdiction: {
    limited: true,
    request: {
      respondent: 'merchant',
      platformDomain: 'kami.example',
      merchant: { publishedAddress: '浙江省杭州市余杭区文一西路1号' },
      buyer: { divisionCode: '510107' },
    },
  },
  listDivisions: { problems: ['bad-fields'] },
  searchOffices: { limited: true, problems: ['bad-fields', 'bad-cursor', 'bad-entry'] },
  getOffice: { limited: true, problems: ['bad-fields', 'entry-not-found'] },
  searchPlatforms: { limited: true, problems: ['bad-fields', 'bad-cursor'] },
  getPlatform: { limited: true, problems: ['bad-fields', 'entry-not-found'] },
  proposeChange: {
    limited: true,
    repeatable: true,
    problems: ['entry-not-found', 'nothing-proposed', 'bad-entry', 'too-many-proposals'],
    request: {
      type: 'platform',
      change: {
        name: '示例卡盟',
        domains: ['kami.example'],
        licenceAddress: '浙江省杭州市余杭区文一西路1号',
      },
      source: '网站底部的营业执照',
      checkedOn: '2026-11-20',
    },
    response: { proposalId: 'proposal_5m1r0k3w8c6y2v9t4h7p0xzq' },
  },
  listProposals: { problems: ['bad-fields', 'bad-cursor'] },
  decideProposal: {
    repeatable: true,
    problems: ['proposal-not-found', 'proposal-decided', 'proposal-conflict', 'entry-not-found', 'bad-entry'],
    request: { decision: 'refuse', reason: '来源打不开' },
  },
  saveEntry: {
    repeatable: true,
    problems: ['entry-not-found', 'entry-changed', 'nothing-proposed', 'bad-entry'],
    request: {
      entry: {
        type: 'office',
        change: { kind: 'market-regulator', divisionCode: '330110', name: '示例市场监管局' },
        source: '区政府网站',
        checkedOn: '2026-11-20',
      },
    },
  },
  removeEntry: { problems: ['entry-not-found'] },
  exportDirectory: { problems: ['bad-fields'], download: ['text/csv'] },
  importDirectory: {
    upload: { raw: [], file: 'A CSV file with the columns of the export' },
    problems: [
      'bad-fields',
      'csv-missing',
      'csv-too-large',
      'bad-csv',
      'one-file-only',
      'form-broken',
      'request-timeout',
      'too-large',
    ],
    response: { added: 12, changed: 3, unchanged: 0 },
  },
} satisfies Record<keyof typeof directoryEndpoints, EndpointDetails>;
