/** Exit codes of every command. They are documented in the help and never change their meaning. */
export const EXIT = {
  done: 0,
  /** a defect of the program; a report of it is welcome */
  failure: 1,
  /** the command line was not understood */
  usage: 2,
  /** an environment variable, a key or a permission is wrong */
  configuration: 3,
  /** another server works in this DATA_DIR */
  inUse: 4,
  /** the data are of another major version of PostgreSQL, or of a newer program */
  version: 5,
  /** PostgreSQL cannot be started or reached */
  database: 6,
  /** what was to be read was refused: damaged, forged, or with findings */
  refused: 7,
  /** the doctor found something to mend */
  unhealthy: 8,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]
