/**
 * Whether the visitor is occupied with something of the page's own: typing, or a dialog (a cookie question among them).
 * What interrupts waits until this is over, and seconds stand still meanwhile where a dialog is open.
 */
export function isTyping(): boolean {
  const active = document.activeElement;
  return (
    active instanceof HTMLElement &&
    (active.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(active.tagName))
  );
}

export function hasOpenDialog(): boolean {
  for (const dialog of document.querySelectorAll('dialog[open],[role="dialog"],[role="alertdialog"]')) {
    const { width, height } = dialog.getBoundingClientRect();
    if (width > 0 && height > 0 && getComputedStyle(dialog).visibility === "visible") return true;
  }
  return false;
}
