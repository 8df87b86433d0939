import type { Config } from '../config.ts'
import type { DirectoryPaths } from '../directory/load.ts'
import { SAMPLE_SERVICES } from './sample.ts'

/** The national file always, the force's own over it, and the sample force's in the simulator. */
export const directoryPaths = (config: Config): DirectoryPaths => ({
  ...(config.directoryPath ? { forcePath: config.directoryPath } : {}),
  ...(config.simulator ? { samplePath: SAMPLE_SERVICES } : {}),
})
