import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import { Notice } from "./Notice.tsx";

/** Why the last wish was refused, said at once; nothing while there is no trouble. */
export function TroubleNotice({ trouble }: { readonly trouble: Trouble | null }) {
  const texts = useTexts();
  return <div role="alert">{trouble && <Notice tone="bad">{refusalSentence(texts, trouble)}</Notice>}</div>;
}
