/** The languages of contests and pages. What must know each is a `Record` over them. */
export const languages = ["en", "ru"] as const;
export type Language = (typeof languages)[number];

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}
