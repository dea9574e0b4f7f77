/** By so many points a moderator changes a balance at most, up or down, in one act. */
export const mostAdjustedPoints = 1_000_000;
