import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newLayer } from '#shared/design/newLayer.ts'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { findEmoji } from '../icons/findEmoji.ts'
import type { Emoji } from '../icons/findEmoji.ts'
import { openIcons } from '../icons/icons.ts'
import { useStudio } from '../StudioContext.ts'
import { Piece } from './pieces/Piece.tsx'
import { PieceGrid } from './pieces/PieceGrid.tsx'
import { frameOf, newId, placePieces, unitOf } from './pieces/placePieces.ts'
import type { Place } from './pieces/usePieceDrag.ts'

type Kind = 'icons' | 'emoji'
interface IconFound {
  name: string
  lines: readonly string[]
}
type Found = { kind: 'icons'; items: readonly IconFound[] } | { kind: 'emoji'; items: readonly Emoji[] }

const everyOne = 10_000
/** Of a portrait post, in units. */
const side = 220

/** The packaged icons and the emoji, found by words of three languages. */
export default function IconsSection() {
  const { t } = useTranslation()
  const [kind, setKind] = useState<Kind>('icons')
  const [typed, setTyped] = useState('')
  const found = useFound(kind, typed)
  const put = usePutIcon()
  return (
    <>
      <div className="flex shrink-0 flex-col gap-2 px-3 pb-2">
        <SegmentedControl
          aria-label={t('studioSections.icons.kind')}
          value={kind}
          onChange={setKind}
          segments={[
            { value: 'icons', label: t('studioSections.icons.icons') },
            { value: 'emoji', label: t('studioSections.icons.emoji') },
          ]}
        />
        <TextInput
          size="sm"
          type="search"
          icon={Search}
          maxLength={100}
          aria-label={t('studioSections.icons.find')}
          placeholder={t('studioSections.icons.find')}
          value={typed}
          onChange={setTyped}
        />
      </div>
      {found === null ? (
        <div className="px-3">
          <Skeleton shape="rows" count={6} />
        </div>
      ) : found.items.length === 0 ? (
        <p className="px-3 py-6 text-center text-ink-muted">
          {t('studioSections.noneFound', { text: typed })}
        </p>
      ) : found.kind === 'icons' ? (
        <PieceGrid
          label={t('studioSections.icons.icons')}
          items={found.items}
          keyOf={({ name }) => name}
          render={({ name, lines }) => (
            <Piece label={name.replaceAll('-', ' ')} look="bare" onUse={at => put(name, at)}>
              <span className="flex size-11 items-center justify-center">
                <IconLines lines={lines} />
              </span>
            </Piece>
          )}
        />
      ) : (
        <PieceGrid
          label={t('studioSections.icons.emoji')}
          items={found.items}
          keyOf={({ points }) => points}
          render={({ emoji, points, label }) => (
            <Piece label={label} look="bare" onUse={at => put(`emoji:${points}`, at)}>
              <span className="flex size-11 items-center justify-center text-2xl">{emoji}</span>
            </Piece>
          )}
        />
      )}
    </>
  )
}

function IconLines({ lines }: { lines: readonly string[] }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      className="size-6"
    >
      {lines.map((path, index) => (
        <path key={index} d={path} />
      ))}
    </svg>
  )
}

function usePutIcon(): (icon: string, at: Place | null) => void {
  const studio = useStudio()
  return (icon, at) => {
    const length = side * unitOf(studio.format)
    placePieces(studio, [newLayer('icon', newId(), frameOf(length, length), { icon })], at)
  }
}

/** What is found; null until it is there. The last answer stays while the next one comes. */
function useFound(kind: Kind, typed: string): Found | null {
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    let isWanted = true
    const look = async (): Promise<Found> => {
      if (kind === 'emoji') return { kind, items: await findEmoji(typed) }
      const icons = await openIcons()
      const items = icons.find(typed, everyOne).map(name => ({
        name,
        get lines() {
          return icons.lines(name) ?? []
        },
      }))
      return { kind, items }
    }
    void look().then(next => {
      if (isWanted) setFound(next)
    })
    return () => {
      isWanted = false
    }
  }, [kind, typed])
  return found?.kind === kind ? found : null
}
