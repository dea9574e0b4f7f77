/** How the process that presses a picture ends. */
export const processExits = { pressed: 0, unreadable: 10, unavailable: 11 } as const;
export type ProcessOutcome = keyof typeof processExits;
