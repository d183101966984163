/** The look that inputs, selects and text areas share. */
export const controlClasses =
  'w-full min-w-0 rounded-md border border-edge bg-surface text-base text-ink transition-colors ' +
  'hover:border-ink-muted focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 ' +
  'disabled:pointer-events-none disabled:opacity-60 aria-invalid:border-danger data-invalid:border-danger'

/** What floats: menus, popovers, lists. */
export const floatClasses =
  'rounded-lg bg-raised text-ink shadow-float outline-none transition-[opacity,scale] origin-(--transform-origin) ' +
  'data-ending-style:opacity-0 data-starting-style:opacity-0 data-starting-style:scale-[0.98]'

/** One line of a menu or list that can be chosen. */
export const itemClasses =
  'flex min-h-7 cursor-default items-center gap-2 rounded-sm px-2 py-1 text-base outline-none select-none ' +
  'data-highlighted:bg-hover data-disabled:pointer-events-none data-disabled:opacity-50'
