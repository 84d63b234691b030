/** What reading the sample rows came to, as a test sees it on the gallery's window. */
export interface Reads {
  inFlight: number;
  /** The most that were in flight at once. */
  most: number;
  aborted: number;
  offsets: number[];
  /** A test's: pages are not answered while it is set. */
  isHeld: boolean;
}
