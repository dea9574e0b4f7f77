/** How long a practice with a clock may last, in minutes. */
export const practiceMinutes = [10, 20, 40] as const;
export type PracticeMinutes = (typeof practiceMinutes)[number];

/** The one team of a practice in the rules' own terms; pages show words of the reader's language instead. */
export const practiceTeamName = "Practice";
