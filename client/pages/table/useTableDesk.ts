import { useEffect, useMemo } from "preact/hooks";
import { MAX_FILE_BYTES } from "../../../shared/contestFile/limits.ts";
import type { Language } from "../../../shared/languages.ts";
import { createTableDesk, type TableDesk } from "../../store/tables/tableDesk.ts";
import { useApp } from "../AppContext.ts";
import { readAsBase64 } from "../console/readFile.ts";

/** A desk for one table, as long as the page is there. */
export function useTableDesk(language: Language): TableDesk {
  const { session } = useApp();
  const desk = useMemo(
    () =>
      createTableDesk({
        look: (body) => session.call("previewTable", { body }),
        read: readAsBase64,
        language,
        maxBytes: MAX_FILE_BYTES,
      }),
    [session],
  );
  useEffect(() => () => desk.stop(), [desk]);
  useEffect(() => desk.speak(language), [desk, language]);
  return desk;
}
