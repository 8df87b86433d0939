/** A command could not be done: its message is the one line the administrator reads. Exit code 1. */
export class Refused extends Error {}

/** The command's words are off: its message says how it is written. Exit code 2. */
export class WrongUsage extends Error {}
