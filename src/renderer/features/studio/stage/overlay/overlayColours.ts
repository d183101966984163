/** Of what is drawn over the picture; they come from the theme. */
export interface OverlayColours {
  accent: string
  guide: string
  ruler: string
  rulerText: string
  line: string
}

/** Colours of the theme as a canvas can read them: resolved for light or dark. */
export function coloursOf(host: HTMLElement): OverlayColours {
  const probe = document.createElement('span')
  host.append(probe)
  const colour = (name: string) => {
    probe.style.color = `var(${name})`
    return getComputedStyle(probe).color
  }
  const colours = {
    accent: colour('--color-accent'),
    guide: '#0ea5b7',
    ruler: colour('--color-surface'),
    rulerText: colour('--color-ink-muted'),
    line: colour('--color-line'),
  }
  probe.remove()
  return colours
}
