/** What is inside the panel at a time. */
export interface View {
  body: HTMLElement;
  /** Where the focus goes when the view replaces another that had it. */
  focus: HTMLElement;
  /** Called when another view takes the place. */
  leave?(): void;
}

/** The place for views that the panel hands to the journey. */
export interface Stage {
  show(view: View): void;
}
