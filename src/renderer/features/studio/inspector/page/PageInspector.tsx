import { BackgroundFields } from './BackgroundFields.tsx'
import { AltTextField } from './AltTextField.tsx'
import { FormatFields } from './FormatFields.tsx'
import { GuideFields } from './GuideFields.tsx'

/** What can be changed when no layer is chosen: the page, its size, what helps to place things. */
export function PageInspector() {
  return (
    <>
      <BackgroundFields />
      <FormatFields />
      <GuideFields />
      <AltTextField />
    </>
  )
}
