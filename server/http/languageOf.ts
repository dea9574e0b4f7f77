import type { Request } from "express";
import { isLanguage, type Language, languages } from "../../shared/languages.ts";

/** The one in which a file is asked for by `?language=`, or else the browser's. */
export function languageOf(request: Request): Language {
  const { language } = request.query;
  if (isLanguage(language)) return language;
  const preferred = request.acceptsLanguages([...languages]);
  return isLanguage(preferred) ? preferred : "en";
}
