/** Keeps client secrets: sealed at rest, bound to one task or draft, opened only by the adapter that signs in. */
export interface Sealing {
  /** Seals with the first key; `boundTo` (the task's id, or what `draftBinding` says) must be given again to open. */
  seal(secret: string, boundTo: string): Promise<string>;
  /** Seals anew for somebody else what was sealed; the secret is shown to nobody. AppError as `open`. */
  reseal(sealed: string, boundTo: string, newlyBoundTo: string): Promise<string>;
  /** Opens with whichever key sealed it; AppError `secret-unreadable` if no key fits or it was bound elsewhere. */
  open(sealed: string, boundTo: string): Promise<string>;
}
