export interface Autostart {
  /** The program and its arguments. */
  command: readonly string[]
  /** Variables that the program needs. */
  env: Record<string, string>
}

/** The text of an XDG autostart entry (Desktop Entry Specification 1.5) that starts Ratiba without a window. */
export function autostartFile({ command, env }: Autostart): string {
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`)
  const words = variables.length === 0 ? command : ['env', ...variables, ...command]
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.5',
    'Name=Ratiba',
    'Comment=Publishes on time while its window is closed',
    `Exec=${words.map(quoted).join(' ')}`,
    'Icon=ratiba',
    'Terminal=false',
    'StartupNotify=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n')
}

/**
 * One argument of Exec: quoted, with ", `, $ and \ escaped, % doubled; and all backslashes once more, because the
 * value as a whole is a string of the file format.
 */
function quoted(word: string): string {
  const plain = /^[A-Za-z0-9_./=:,@+-]+$/.test(word)
  const argument = plain ? word : `"${word.replace(/["`$\\]/g, '\\$&')}"`
  return argument.replaceAll('%', '%%').replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
}
