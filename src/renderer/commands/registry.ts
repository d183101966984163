import { useEffect, useRef } from 'react'
import type { Command } from './Command.ts'

type Source = () => readonly Command[]

const sources = new Set<Source>()

/** Offers commands while the component is mounted: `useCommands([{ id, label, icon, shortcut, group, run }])`. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands)
  useEffect(() => {
    latest.current = commands
  })
  useEffect(() => {
    const source: Source = () => latest.current
    sources.add(source)
    return () => void sources.delete(source)
  }, [])
}

/** Every command that can be done now. What was offered last stands first, so a screen may take over a shortcut. */
export function availableCommands(): Command[] {
  const seen = new Set<string>()
  return [...sources]
    .reverse()
    .flatMap(source => source())
    .filter(command => {
      if (seen.has(command.id) || command.when?.() === false) return false
      seen.add(command.id)
      return true
    })
}

/** Does what a command of this id does, if it can be done now: a screen leads on to what another part of the app offers. */
export function runCommand(id: string): void {
  availableCommands()
    .find(command => command.id === id)
    ?.run()
}
