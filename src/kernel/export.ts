import type { Caller } from './caller.ts'
import type { Fact } from './facts.ts'

/** What a page can be made of: a person's whole record, or one record of management action. */
export const EXPORT_KINDS = ['record', 'management'] as const
export type ExportKind = (typeof EXPORT_KINDS)[number]

/** One entry of the page, in plain text as people wrote it. */
export type ExportEntry = {
  heading: string
  facts: readonly { label: string; value: string }[]
  texts: readonly { heading: string; text: string }[]
}

/** A page to print or to keep as a file. `intro` says what is in it and what is not. */
export type ExportPage = {
  title: string
  intro: readonly string[]
  entries: readonly ExportEntry[]
}

/** The page and what its making owes the audit: it is made inside the transaction that spends its link. */
export type Exported = { page: ExportPage; facts: readonly Fact[] }

/** Where the page can be opened once, for a few minutes; or nowhere, while the administrator has not set the address. */
export type ExportOffer = { kind: 'link'; href: string; minutes: number } | { kind: 'not-set-up' }

/**
 * Makes the link to one page. `about` is the id of the person or the record; whether the caller may have it is checked now
 * and again when the link is used. Throws a `Failure` "not-yours".
 */
export type OfferExport = (caller: Caller, kind: ExportKind, about: string) => Promise<ExportOffer>
