import { BookmarkPlus, Search } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '#shared/model/language.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { Button } from '../../../ui/Button.tsx'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { ScenePicture } from '../ScenePicture.tsx'
import { useStudio } from '../StudioContext.ts'
import { pagesOfTemplate } from '../templates/designFrom.ts'
import { findTemplates } from '../templates/registry.ts'
import { templateKinds } from '../templates/Template.ts'
import type { Template, TemplateKind } from '../templates/Template.ts'
import { templateScene } from '../templates/templateScene.ts'
import { OwnTemplateTile } from './OwnTemplateTile.tsx'
import { Piece } from './pieces/Piece.tsx'
import { PieceGroup } from './pieces/PieceGroup.tsx'
import { SectionBody } from './pieces/SectionBody.tsx'
import { SaveTemplateDialog } from './SaveTemplateDialog.tsx'
import { tileSize } from './tileSize.ts'
import { useTakeTemplate } from './useTakeTemplate.ts'
import type { TakeTemplate } from './useTakeTemplate.ts'

type Kind = TemplateKind | 'all' | 'own'
type How = 'replace' | 'add'

/** Designs to begin with: her own and the packaged ones, drawn in the brand of the project and the format on screen. */
export default function TemplatesSection() {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [kind, setKind] = useState<Kind>('all')
  const [how, setHow] = useState<How>('replace')
  const [isSaving, setSaving] = useState(false)
  const take = useTakeTemplate(how)
  return (
    <SectionBody
      head={
        <>
          <TextInput
            size="sm"
            type="search"
            icon={Search}
            maxLength={200}
            aria-label={t('studioSections.templates.find')}
            placeholder={t('studioSections.templates.find')}
            value={typed}
            onChange={setTyped}
          />
          <Select
            aria-label={t('studioSections.templates.kind')}
            value={kind}
            onChange={setKind}
            options={(['all', 'own', ...templateKinds] as const).map(value => ({
              value,
              label: t(`studioSections.templates.kinds.${value}`),
            }))}
          />
          <SegmentedControl
            aria-label={t('studioSections.templates.how')}
            value={how}
            onChange={setHow}
            segments={[
              { value: 'replace', label: t('studioSections.templates.replace') },
              { value: 'add', label: t('studioSections.templates.add') },
            ]}
          />
        </>
      }
      foot={
        <Button size="sm" icon={BookmarkPlus} full onClick={() => setSaving(true)}>
          {t('studioSections.templates.save')}
        </Button>
      }
    >
      <Found typed={typed} kind={kind} take={take} />
      {isSaving && <SaveTemplateDialog onClose={() => setSaving(false)} />}
    </SectionBody>
  )
}

function Found({ typed, kind, take }: { typed: string; kind: Kind; take: TakeTemplate }) {
  const { t, i18n } = useTranslation()
  const { card } = useStudio()
  const language = i18n.language as Language
  const own = useQueryOf(
    'designs.list',
    { projectId: card.projectId, templates: true, text: typed, limit: 60 },
    { keepPrevious: true },
  )
  const ofKind = kind === 'all' || kind === 'own' ? null : kind
  const packaged = useMemo(
    () => (kind === 'own' ? [] : findTemplates(typed, ofKind, language)),
    [typed, kind, ofKind, language],
  )
  // The one that is being edited is no template for itself.
  const ownFound = ofKind === null ? (own.data ?? []).filter(({ id }) => id !== card.id) : []
  const groups: ReactNode[] = []
  if (ownFound.length > 0) {
    groups.push(
      <PieceGroup key="own" title={t('studioSections.templates.kinds.own')} columns={2}>
        {ownFound.map(one => (
          <OwnTemplateTile key={one.id} card={one} take={take} />
        ))}
      </PieceGroup>,
    )
  }
  for (const one of templateKinds) {
    const members = packaged.filter(template => template.kind === one)
    if (members.length === 0) continue
    groups.push(
      <PieceGroup key={one} title={t(`studioSections.templates.kinds.${one}`)} columns={2}>
        {members.map(template => (
          <TemplateTile key={template.id} template={template} language={language} take={take} />
        ))}
      </PieceGroup>,
    )
  }
  if (groups.length > 0) return groups
  return (
    <p className="py-6 text-center text-ink-muted">
      {typed.trim() === '' && kind === 'own'
        ? t('studioSections.templates.noneOwn')
        : t('studioSections.noneFound', { text: typed })}
    </p>
  )
}

interface TemplateTileProps {
  template: Template
  language: Language
  take: TakeTemplate
}

function TemplateTile({ template, language, take }: TemplateTileProps) {
  const { t } = useTranslation()
  const { kit, format } = useStudio()
  const pages = template.pages.length
  const name = template.name[language]
  return (
    <Piece
      named
      look="bare"
      label={pages > 1 ? t('studioSections.templates.withPages', { name, count: pages }) : name}
      onUse={() => take(pagesOfTemplate(template, kit, language))}
    >
      <ScenePicture scene={templateScene(template, kit, language, format)} size={tileSize(format)} />
    </Piece>
  )
}
