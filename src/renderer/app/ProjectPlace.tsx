import { lazy, Suspense } from 'react'
import { ProjectScreen } from '../features/projects/ProjectScreen.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'

const BrandPanel = lazy(async () => ({
  default: (await import('../features/studio/brand/BrandPanel.tsx')).BrandPanel,
}))

/** The settings of a project with its brand, which the studio knows how to choose. */
export function ProjectPlace() {
  return (
    <ProjectScreen
      brandOf={({ id }) => (
        <Suspense fallback={<Skeleton shape="cards" count={2} />}>
          <BrandPanel key={id} projectId={id} />
        </Suspense>
      )}
    />
  )
}
