import type { BrandKit } from '#shared/design/brandKit.ts'
import type { DesignFormat } from '#shared/design/designFormat.ts'
import { designVersion } from '#shared/design/design.ts'
import type { Scene } from '#shared/design/scene.ts'
import { sceneOf } from '#shared/design/sceneOf.ts'
import type { Language } from '#shared/model/language.ts'
import { pagesDrawn, pagesOfTemplate } from './designFrom.ts'
import type { Template } from './Template.ts'

/** Made once for a kit: the same scene again is a picture that is drawn already. */
const made = new WeakMap<BrandKit, Map<string, Scene>>()

/** How the first page of a template looks in a brand, a language and a format. */
export function templateScene(
  template: Template,
  kit: BrandKit,
  language: Language,
  format: DesignFormat,
): Scene {
  const known = made.get(kit) ?? new Map<string, Scene>()
  made.set(kit, known)
  const key = [template.id, language, format.width, format.height].join()
  const scene = known.get(key) ?? drawn(template, kit, language, format)
  known.set(key, scene)
  return scene
}

function drawn(template: Template, kit: BrandKit, language: Language, format: DesignFormat): Scene {
  let last = 0
  const newId = () => `${template.id}-${String((last += 1))}`
  const [first] = pagesOfTemplate(template, kit, language)
  const pages = first === undefined ? [] : pagesDrawn([first], [format], newId)
  const design = { version: designVersion, formats: [format], homeFormatId: format.id } as const
  return sceneOf(
    { ...design, formats: [format], pages, acrossPages: null, guides: {}, groupNames: {} },
    '',
    format.id,
    kit,
  )
}
