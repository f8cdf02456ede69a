/** What the API documentation says of people and organisations. */
export const membersTexts = {
  signUp: {
    tag: 'people',
    summary: 'Make an account with e-mail address and password',
    description: 'The answer sets the cookie of a session. Buyers need no account.',
  },
  signIn: {
    tag: 'people',
    summary: 'Open a session with e-mail address and password',
    description:
      'With `secondFactor: true` the session opens only after the second factor. A wrong password and an unknown address get the same answer.',
  },
  signOut: { tag: 'people', summary: 'End the session' },
  getMe: { tag: 'people', summary: 'Who is signed in, and for which organisations they act' },
  createOrganisation: {
    tag: 'organisations',
    summary: 'Register a platform or a merchant',
    description: 'Who registers it owns it. It stays a draft until its papers were checked.',
  },
  getOrganisation: { tag: 'organisations', summary: 'An organisation, with what the caller may do for it' },
  changeOrganisation: {
    tag: 'organisations',
    summary: 'Change the name, or require a second factor of every member',
  },
  listMembers: { tag: 'organisations', summary: 'Members with their roles, and open invitations' },
  changeMember: {
    tag: 'organisations',
    summary: 'Give a member another role',
    description: 'Only an owner makes or changes an owner; the last one stays.',
  },
  removeMember: {
    tag: 'organisations',
    summary: 'Remove a member, or leave',
    description: 'Everybody may leave, except the last owner.',
  },
  inviteMember: {
    tag: 'organisations',
    summary: 'Invite somebody by e-mail address',
    description: 'The link holds for a week, once, and only for the invited address.',
  },
  withdrawInvitation: { tag: 'organisations', summary: 'Withdraw an invitation' },
  readInvitation: { tag: 'organisations', summary: 'What an invitation offers, for who holds its link' },
  acceptInvitation: { tag: 'organisations', summary: 'Join by an invitation' },
  listAffiliations: { tag: 'organisations', summary: 'Which merchants sell on which platform' },
  affiliate: {
    tag: 'organisations',
    summary: 'Ask for, or agree to, a merchant selling on a platform',
    description:
      'One side asks, the other agrees by sending the same three values. Orders count for the merchant from then on.',
  },
  endAffiliation: { tag: 'organisations', summary: 'End an affiliation, from either side' },
};
