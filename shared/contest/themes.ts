/** How the pages of a contest look until a viewer chooses otherwise. */
export const themes = ["light", "dark", "contrast", "pink"] as const;
export type Theme = (typeof themes)[number];
