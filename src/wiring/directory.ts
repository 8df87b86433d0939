import type { Config } from '../config.ts'
import { SAMPLE_SERVICES } from './sample.ts'

/** Which files the directory is made of: the national one always, the force's own, and the sample in the simulator. */
export const directoryFiles = (config: Config): { forcePath?: string; samplePath?: string } => ({
  ...(config.directoryPath ? { forcePath: config.directoryPath } : {}),
  ...(config.simulator ? { samplePath: SAMPLE_SERVICES } : {}),
})
