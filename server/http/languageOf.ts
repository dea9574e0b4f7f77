import type { Request } from "express";
import { isLanguage, type Language, languages } from "../../shared/languages.ts";

/** The one in which a file is asked for, or else the browser's. */
export function languageOf(request: Request): Language {
  const asked = askedLanguage(request);
  if (asked !== null) return asked;
  const preferred = request.acceptsLanguages([...languages]);
  return isLanguage(preferred) ? preferred : "en";
}

/** What `?language=` says; null: nothing, or none of ours. */
export function askedLanguage({ query: { language } }: Pick<Request, "query">): Language | null {
  return isLanguage(language) ? language : null;
}
