import { ArrowLeftRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { longestSide } from '#shared/design/designFormat.ts'
import type { DesignFormat } from '#shared/design/designFormat.ts'
import { IconButton } from '../../../../ui/IconButton.tsx'
import { NumberInput } from '../../../../ui/NumberInput.tsx'
import { TextInput } from '../../../../ui/TextInput.tsx'
import { formatName } from '../../formatName.ts'
import type { EditMode } from '../../stage/Stage.ts'
import { useStudio } from '../../StudioContext.ts'
import { InspectorSection } from '../parts/InspectorSection.tsx'

const shortestSide = 16

/** What the size on screen is called and how large it is. */
export function FormatFields() {
  const { t } = useTranslation()
  const { format, run, endStep } = useStudio()
  const change = (patch: Partial<DesignFormat>, mode: EditMode) => {
    run('resizeFormat', { format: { ...format, ...patch } }, mode)
    if (mode === 'step') endStep()
  }
  const resize = (size: Partial<Pick<DesignFormat, 'width' | 'height'>>, mode: EditMode) =>
    change({ ...size, kind: 'custom', name: format.name }, mode)
  return (
    <InspectorSection
      id="format"
      title={t('studioInspector.page.size')}
      actions={
        <IconButton
          size="sm"
          icon={ArrowLeftRight}
          label={t('studioInspector.page.turn')}
          disabled={format.width === format.height}
          onClick={() => resize({ width: format.height, height: format.width }, 'step')}
        />
      }
    >
      <TextInput
        key={format.id}
        size="sm"
        aria-label={t('studioInspector.page.sizeName')}
        maxLength={100}
        value={format.name}
        placeholder={formatName(t, { kind: format.kind, name: '' })}
        onChange={name => change({ name }, 'merge')}
        onFocus={endStep}
        onBlur={endStep}
      />
      <div className="flex gap-1">
        {(['width', 'height'] as const).map(side => (
          <NumberInput
            key={side}
            aria-label={t(`studioInspector.frame.${side}`)}
            mark={t(`studioInspector.frame.${side}Mark`)}
            value={format[side]}
            onChange={(length, mode) => resize({ [side]: Math.round(length) }, mode)}
            onDone={endStep}
            min={shortestSide}
            max={longestSide}
          />
        ))}
      </div>
    </InspectorSection>
  )
}
