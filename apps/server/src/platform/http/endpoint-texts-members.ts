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
  requestPasswordReset: {
    tag: 'people',
    summary: 'Have a link mailed by which a forgotten password is set anew',
    description:
      'The same answer in the same time for every address; the link is good for an hour and for one use.',
  },
  resetPassword: {
    tag: 'people',
    summary: 'Set a new password by the link of a mail',
    description: 'Ends every session and verifies the address; second factors stay.',
  },
  requestVerification: {
    tag: 'people',
    summary: 'Have a link mailed that verifies the own address',
    description: 'Nothing is sent where it is verified already.',
  },
  verifyEmail: {
    tag: 'people',
    summary: 'Verify an address by the link of a mail',
    description: 'Needs no session: the mail may be opened on another device.',
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
    description:
      'The name of an organisation that is not verified is simply changed, and the one before is kept. A verified one asks for another name (`askNameChange`).',
  },
  listFormerNames: { tag: 'organisations', summary: 'What an organisation was called before, newest first' },
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
  signInSecondFactor: {
    tag: 'people',
    summary: 'Finish signing in with a one-time code or a recovery code',
    description:
      'Only after `signIn` answered `secondFactor: true`, in the same browser. A recovery code works once.',
  },
  passkeySignInOptions: { tag: 'people', summary: 'What navigator.credentials.get needs' },
  passkeySignIn: { tag: 'people', summary: 'Sign in with a passkey' },
  getSecurity: { tag: 'people', summary: 'Second factors, passkeys and open sessions of an account' },
  confirmSession: {
    tag: 'people',
    summary: 'Show again who it is',
    description: 'Opens what is refused with `confirm-first` for 15 minutes.',
  },
  endOtherSessions: { tag: 'people', summary: 'End all sessions but this one' },
  changePassword: { tag: 'people', summary: 'Change the password; ends all other sessions' },
  startTotp: {
    tag: 'people',
    summary: 'Begin to use one-time codes (RFC 6238)',
    description: 'They are on once a code was confirmed. The recovery codes are shown this once.',
  },
  confirmTotp: { tag: 'people', summary: 'Turn one-time codes on with a first code' },
  removeTotp: { tag: 'people', summary: 'Turn one-time codes off' },
  renewRecoveryCodes: { tag: 'people', summary: 'New recovery codes; the old ones end' },
  passkeyOptions: { tag: 'people', summary: 'What navigator.credentials.create needs' },
  addPasskey: { tag: 'people', summary: 'Keep a new passkey' },
  removePasskey: { tag: 'people', summary: 'Remove a passkey' },
  listKeys: { tag: 'organisations', summary: 'API keys, and the scopes that the caller may give' },
  createKey: {
    tag: 'organisations',
    summary: 'Make an API key',
    description:
      'The key is shown this once. It goes into `Authorization: Bearer rk_…` and may do what its scopes say, never more than its maker.',
  },
  rotateKey: {
    tag: 'organisations',
    summary: 'Replace a key',
    description: 'The old one works on for `overlapHours`, so that nothing stands still.',
  },
  revokeKey: { tag: 'organisations', summary: 'End a key at once' },
};
