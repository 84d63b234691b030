/** A field of the form of a user. */
export interface FieldProps<Value> {
  readonly label: string;
  /** What is good to know before changing it. */
  readonly hint?: string;
  readonly value: Value;
  /** Tells what was entered; undefined = it is not valid, and the field says why. */
  readonly change: (value: Value | undefined) => void;
}
