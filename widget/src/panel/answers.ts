/** What the visitor filled in. */
export interface Answers {
  phone: string;
  fields?: Record<string, string>;
  /** Of the offer's departments, by id. */
  department?: string;
  /** ISO instant */
  scheduledFor?: string;
  /** From when the form was shown. */
  fillSeconds?: number;
}

/** What an offer asks besides the number and the tick: whom for, fields, all of them optional, and when to call. */
export interface Extras {
  parts: HTMLElement[];
  /** Below the button: ways that need no form. */
  after: HTMLElement[];
  /** Says what is missing and goes there; false: nothing is. */
  complain(): boolean;
  read(): Omit<Answers, "phone">;
}
