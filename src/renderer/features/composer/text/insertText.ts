/**
 * Types a text at the caret as if by hand, so that the field's own undo takes it back. The caret stays behind it.
 */
export function insertText(field: HTMLTextAreaElement, text: string): void {
  field.focus()
  // The only way to write into a field that keeps its undo; Chromium has no successor for it.
  // oxlint-disable-next-line typescript/no-deprecated
  document.execCommand('insertText', false, text)
}
