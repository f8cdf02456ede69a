const tag = 'vetting';

/** What the API documentation says of vetting. */
export const vettingTexts = {
  getVetting: {
    tag,
    summary: "An organisation's own vetting file: state, what is missing, why it was returned",
  },
  saveVettingFacts: {
    tag,
    summary: 'Replace the facts that are being filled in',
    description:
      'They may be incomplete; the answer says what is missing. Not while a reviewer looks at them.',
  },
  addVettingDocument: {
    tag,
    summary: 'Add a paper: a photo or a PDF',
    description:
      'multipart/form-data with one part named file. The type is decided by content. `validUntil` is the last valid day; absent: unlimited.',
  },
  dateVettingDocument: { tag, summary: 'Correct the last valid day of a paper' },
  removeVettingDocument: {
    tag,
    summary: 'Take a paper out',
    description: 'One that was never handed in is erased; one that was stays with what was handed in.',
  },
  vettingDocument: {
    tag,
    summary: 'The exact bytes of a paper',
    description: 'Papers of identity are opened by an owner only.',
  },
  submitVetting: {
    tag,
    summary: 'Hand the file in',
    description: 'Refused with every missing item at once.',
  },
  takeBackVetting: { tag, summary: 'Take it back before a reviewer decided' },
  listMerchantVettings: {
    tag,
    summary: "A platform's merchants, and how its own duty to verify each stands",
  },
  getMerchantVetting: { tag, summary: 'What a merchant handed in last, for its platform to verify' },
  merchantVettingDocument: {
    tag,
    summary: 'A paper that a merchant handed in',
    description: 'That a paper of identity was opened is recorded.',
  },
  reviewMerchantVetting: {
    tag,
    summary: "Record the platform's check of a merchant",
    description:
      'Who looked at what, by which means, with which result. A verified platform’s check also decides the file of a mere merchant that waits.',
  },
  listVettings: { tag, summary: 'Files that wait for a reviewer, the oldest first' },
  readVetting: { tag, summary: 'What an organisation handed in last' },
  readVettingDocument: { tag, summary: 'A paper that was handed in' },
  reviewVetting: { tag, summary: 'Accept a file, or return it with a reason for each item' },
  suspendVetting: { tag, summary: 'Suspend an organisation, with the reason that it is told' },
  liftSuspension: { tag, summary: 'End a suspension: the file waits for a reviewer again' },
  askNameChange: {
    tag,
    summary: 'Ask for another name of the organisation, on its licence, or of its legal person',
    description:
      'With the papers of kind `name-change` that were added before. The verified names stand until it is decided; nothing else waits for it.',
  },
  takeBackNameChange: { tag, summary: 'Take a change of name back before it is decided' },
  decideMerchantNameChange: {
    tag,
    summary: "Approve or refuse another name of a platform's merchant",
    description: 'For a platform whose check decides the merchant’s file; else the operator decides.',
  },
  decideNameChange: { tag, summary: 'Approve another name of an organisation, or refuse it with a reason' },
  listDepartures: {
    tag,
    summary: 'Merchants that left the platform, each with the day and until when its identity data is kept',
    description:
      'The day on which the last affiliation of the two ended, as corrected last. One that came back has no `keepUntil`: it counts from the next time that it leaves.',
  },
  correctDeparture: {
    tag,
    summary: 'Correct the day on which a merchant left, with the reason',
    description: 'A signed-in member does it, no key. What was recorded before stays with it.',
  },
  getDepartedFile: {
    tag,
    summary: 'What was checked of a merchant that left, while it was on the platform',
    description:
      'A signed-in member reads it while the identity data is kept: each check between joining and leaving with the data and papers that were checked. Nothing of after the day it left.',
  },
  departedFileDocument: {
    tag,
    summary: 'A paper that was checked while the merchant was on the platform',
    description: 'That a paper of identity was opened is recorded.',
  },
  setOrganisationKinds: {
    tag,
    summary: 'Set the kinds of an organisation, also those that nobody may take by registering',
  },
};
