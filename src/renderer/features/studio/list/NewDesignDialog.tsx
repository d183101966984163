import type { TFunction } from 'i18next'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BrandKit } from '#shared/design/brandKit.ts'
import { defaultBrandKit } from '#shared/design/defaultBrandKit.ts'
import type { Design } from '#shared/design/design.ts'
import { formatSizes } from '#shared/design/designFormat.ts'
import type { NamedFormat } from '#shared/design/designFormat.ts'
import { formatsFor } from '#shared/design/formatsFor.ts'
import { newDesign } from '#shared/design/newDesign.ts'
import { sceneOf } from '#shared/design/sceneOf.ts'
import type { DesignCard } from '#shared/model/designCard.ts'
import type { Language } from '#shared/model/language.ts'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import { useCurrentProject } from '../../../bridge/useCurrentProject.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { useUndoable } from '../../../commands/useUndoable.ts'
import { useChannels } from '../../../lib/useChannels.ts'
import { useNetworks } from '../../../lib/useNetworks.ts'
import { useBrandKit } from '../../../lib/useBrand.ts'
import { FormDialog } from '../../../lib/FormDialog.tsx'
import { cx } from '../../../ui/cx.ts'
import { Field } from '../../../ui/Field.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { ProportionMark } from '../ProportionMark.tsx'
import { ScenePicture } from '../ScenePicture.tsx'
import { designFrom } from '../templates/designFrom.ts'
import { findTemplates } from '../templates/registry.ts'
import type { Template } from '../templates/Template.ts'
import { CardPicture } from './CardPicture.tsx'
import { useDesignActions } from './useDesignActions.ts'

interface NewDesignDialogProps {
  projectId: string
  onClose: () => void
}

type Begin = { kind: 'blank' } | { kind: 'template'; template: Template } | { kind: 'own'; card: DesignCard }
type Sizes = readonly [NamedFormat, ...NamedFormat[]]

const named = Object.keys(formatSizes) as NamedFormat[]
const newId = () => crypto.randomUUID()

/** Begins a design: its sizes, and a template or nothing. Mounted while open. */
export function NewDesignDialog({ projectId, onClose }: NewDesignDialogProps) {
  const { t, i18n } = useTranslation()
  const language = i18n.language as Language
  const { call } = useCore()
  const undoable = useUndoable()
  const { open } = useDesignActions()
  const { projects } = useCurrentProject()
  const colour = projects?.find(({ id }) => id === projectId)?.colour ?? '#5c6670'
  const own = useBrandKit(projectId)
  const kit = useMemo(() => own ?? defaultBrandKit(colour), [own, colour])
  const [name, setName] = useState('')
  const wanted = useWantedSizes(projectId)
  const [asked, setAsked] = useState<Sizes | null>(null)
  const sizes = asked ?? wanted
  const [begin, setBegin] = useState<Begin>({ kind: 'blank' })
  const called = name.trim() === '' ? nameOf(t, begin, language) : name.trim()
  const designOf = async (beginning: Begin): Promise<Design> => {
    switch (beginning.kind) {
      case 'blank':
        return newDesign(sizes, newId)
      case 'template':
        return designFrom(beginning.template, { kit, language, formats: sizes, newId })
      case 'own':
        return (await call('designs.get', { id: beginning.card.id })).design
    }
  }
  const make = async () => {
    onClose()
    let madeId: string | null = null
    const made = await undoable({
      label: t('studio.made', { name: called }),
      quiet: true,
      run: async () => {
        const design = await designOf(begin)
        const card = await call('designs.create', { projectId, fields: { name: called }, design })
        madeId = card.id
        return card
      },
      undo: card => call('designs.remove', { id: card.id }),
      redo: async () => {
        if (madeId !== null) await call('designs.restore', { id: madeId })
      },
    })
    if (made !== null) open(made)
  }
  return (
    <FormDialog
      title={t('studio.newDesign')}
      size="lg"
      saveLabel={t('studio.begin')}
      onSave={() => void make()}
      onClose={onClose}
    >
      <Field label={t('studio.name')}>
        <TextInput autoFocus value={name} maxLength={200} placeholder={called} onChange={setName} />
      </Field>
      {begin.kind === 'own' ? (
        <p className="text-ink-muted">{t('studio.ownSizes')}</p>
      ) : (
        <SizeChoice sizes={sizes} wanted={wanted} onChange={setAsked} />
      )}
      <TemplateChoice
        projectId={projectId}
        kit={kit}
        language={language}
        size={sizes[0]}
        chosen={begin}
        onChoose={setBegin}
      />
    </FormDialog>
  )
}

function nameOf(t: TFunction, begin: Begin, language: Language): string {
  if (begin.kind === 'blank') return t('studio.untitled')
  return begin.kind === 'own' ? begin.card.name : begin.template.name[language]
}

/** What the channels of the project want, each its best; a square where there is none. */
function useWantedSizes(projectId: string): Sizes {
  const channels = useChannels()
  const networks = useNetworks()
  return useMemo(() => {
    const places = [...channels.values()].filter(channel => channel.projectId === projectId)
    return formatsFor(places.map(({ network }) => networks.get(network)?.pictureSizes ?? []))
  }, [channels, networks, projectId])
}

interface SizeChoiceProps {
  sizes: Sizes
  /** Those of the channels, which stand first. */
  wanted: Sizes
  onChange: (sizes: Sizes) => void
}

function SizeChoice({ sizes, wanted, onChange }: SizeChoiceProps) {
  const { t } = useTranslation()
  const ordered = [...new Set([...wanted, ...named])]
  const toggle = (kind: NamedFormat) => {
    const [first, ...others] = sizes.includes(kind) ? sizes.filter(one => one !== kind) : [...sizes, kind]
    if (first !== undefined) onChange([first, ...others])
  }
  return (
    <div role="group" aria-label={t('studio.sizes')} className="flex flex-col gap-1.5">
      <span className="font-medium">{t('studio.sizes')}</span>
      <div className="grid grid-cols-4 gap-2">
        {ordered.map(kind => (
          <button
            key={kind}
            type="button"
            aria-pressed={sizes.includes(kind)}
            onClick={() => toggle(kind)}
            className={cx(
              'flex min-w-0 items-center gap-2 rounded-md border px-2 py-1.5 text-start transition-colors',
              sizes.includes(kind) ? 'border-accent bg-accent-soft' : 'border-line hover:bg-hover',
            )}
          >
            <ProportionMark {...formatSizes[kind]} size={18} />
            <span className="min-w-0">
              <span className="block truncate">{t(`studio.formats.${kind}`)}</span>
              <span className="block text-sm text-ink-muted tabular">
                {t('studio.size', formatSizes[kind])}
              </span>
            </span>
          </button>
        ))}
      </div>
    </div>
  )
}

interface TemplateChoiceProps {
  projectId: string
  kit: BrandKit
  language: Language
  size: NamedFormat
  chosen: Begin
  onChoose: (begin: Begin) => void
}

function TemplateChoice({ projectId, kit, language, size, chosen, onChoose }: TemplateChoiceProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const found = useMemo(() => findTemplates(typed, null, language), [typed, language])
  const { data: own = [] } = useQueryOf(
    'designs.list',
    { projectId, templates: true, text: typed.trim(), limit: 100 },
    { keepPrevious: true },
  )
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-center justify-between gap-4">
        <span className="font-medium">{t('studio.beginWith')}</span>
        <div className="w-56">
          <TextInput
            size="sm"
            type="search"
            aria-label={t('studio.findTemplate')}
            placeholder={t('studio.findTemplate')}
            value={typed}
            onChange={setTyped}
          />
        </div>
      </div>
      <ul className="grid max-h-[max(11rem,calc(100dvh-31rem))] grid-cols-5 gap-2 overflow-y-auto p-0.5">
        {typed === '' && (
          <Beginning
            label={t('studio.blank')}
            isChosen={chosen.kind === 'blank'}
            onChoose={() => onChoose({ kind: 'blank' })}
          >
            <ProportionMark {...formatSizes[size]} size={72} />
          </Beginning>
        )}
        {own.map(card => (
          <Beginning
            key={card.id}
            label={card.name}
            isChosen={chosen.kind === 'own' && chosen.card.id === card.id}
            onChoose={() => onChoose({ kind: 'own', card })}
          >
            <CardPicture card={card} size={112} />
          </Beginning>
        ))}
        {found.map(template => (
          <Beginning
            key={template.id}
            label={template.name[language]}
            isChosen={chosen.kind === 'template' && chosen.template.id === template.id}
            onChoose={() => onChoose({ kind: 'template', template })}
          >
            <TemplatePicture template={template} kit={kit} language={language} size={size} />
          </Beginning>
        ))}
      </ul>
      {found.length + own.length === 0 && (
        <p className="py-4 text-center text-ink-muted">{t('studio.noneFound', { text: typed })}</p>
      )}
    </div>
  )
}

interface BeginningProps {
  label: string
  isChosen: boolean
  onChoose: () => void
  children: React.ReactNode
}

function Beginning({ label, isChosen, onChoose, children }: BeginningProps) {
  return (
    <li className="min-w-0">
      <button
        type="button"
        aria-pressed={isChosen}
        onClick={onChoose}
        className={cx(
          'flex w-full min-w-0 flex-col gap-1 rounded-md border p-1.5 text-center transition-colors',
          isChosen ? 'border-accent bg-accent-soft' : 'border-line hover:bg-hover',
        )}
      >
        <span className="flex h-28 items-center justify-center overflow-hidden text-ink-faint">
          {children}
        </span>
        <span className="w-full truncate text-sm">{label}</span>
      </button>
    </li>
  )
}

interface TemplatePictureProps {
  template: Template
  kit: BrandKit
  language: Language
  size: NamedFormat
}

function TemplatePicture({ template, kit, language, size }: TemplatePictureProps) {
  const scene = useMemo(() => {
    const design = designFrom(template, { kit, language, formats: [size], newId })
    return sceneOf(design, '', design.homeFormatId, kit)
  }, [template, kit, language, size])
  return <ScenePicture scene={scene} size={112} />
}
