/**
 * What a mail says and the files that go with it come in, a draft (.eml) that a mail program opens for sending goes out. Only the library's MIME
 * runs; nothing is sent from here, and the same mail is the same bytes.
 */

interface DraftMail {
  /** `''` where nobody knows it: the officer fills it in. */
  to: string
  subject: string
  text: string
  attachments: { name: string; bytes: Buffer }[]
  /** Stands for the moment it was made: the day that its figures are true for. */
  day: string
  /** Makes the mail's own number and the boundaries between its parts. */
  digest: string
}

export async function draftMail({ to, subject, text, attachments, day, digest }: DraftMail): Promise<Buffer> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const composer = new MailComposer({
    ...(to !== '' && { to }),
    subject,
    text,
    textEncoding: 'base64',
    attachments: attachments.map(({ name, bytes }) => ({ filename: name, content: bytes })),
    // Mail programs open it as one that is still to be sent.
    headers: { 'X-Unsent': '1' },
    date: new Date(`${day}T00:00:00+08:00`),
    messageId: `<${digest.slice(0, 32)}@itcap.invalid>`,
    disableUrlAccess: true,
    disableFileAccess: true,
    newline: 'windows',
    baseBoundary: digest.slice(0, 32),
  } as ConstructorParameters<typeof MailComposer>[0])
  return composer.compile().build()
}
